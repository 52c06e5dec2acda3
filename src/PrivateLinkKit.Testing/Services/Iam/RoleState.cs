using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>A role with its policies; the trust policy and the policies are as they were given.</summary>
internal sealed record RoleState(Role Role)
{
    /// <summary>Documents of the inline policies, by their names.</summary>
    public ImmutableSortedDictionary<string, string> InlinePolicies { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>ARNs of the attached managed policies.</summary>
    public ImmutableSortedSet<string> AttachedPolicies { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public IamTags Tags { get; init; } = IamTags.None;

    public string Name => Role.RoleName!;

    /// <summary>true if only its service may change it.</summary>
    public bool IsServiceLinked => Role.Path!.StartsWith(ServiceLinkedRoles.Path, StringComparison.Ordinal);
}

/// <summary>The deletion of a service-linked role.</summary>
internal sealed record RoleDeletion(string TaskId);
