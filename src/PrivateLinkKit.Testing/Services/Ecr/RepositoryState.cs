using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Ecr;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>A repository. Its images are those of <see cref="ContainerImages"/> under its URI, with what was tagged and deleted since.</summary>
internal sealed record RepositoryState(Repository Repository)
{
    public string? LifecyclePolicy { get; init; }

    public string? Policy { get; init; }

    public ImmutableSortedDictionary<string, string> ResourceTags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The digests of tags that were put here.</summary>
    public ImmutableSortedDictionary<string, string> PutTags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Tags and digests that were deleted, each with the last image that was added by then.</summary>
    public ImmutableDictionary<string, long> Deleted { get; init; } = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The last image that was added when a repository of this name was deleted; 0: none was.</summary>
    public long Before { get; init; }

    public string Name => Repository.RepositoryName!;

    public string Arn => Repository.RepositoryArn!;

    /// <summary>Returns true if an image is still here under a tag or digest.</summary>
    public bool Holds(string version, long image) => image > Before && image > Deleted.GetValueOrDefault(version);

    public bool IsImmutable => Repository.ImageTagMutability is "IMMUTABLE";
}
