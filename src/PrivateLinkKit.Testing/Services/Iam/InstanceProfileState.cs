using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>An instance profile and the name of its role; null: it has none.</summary>
internal sealed record InstanceProfileState(InstanceProfile Profile, string? RoleName = null)
{
    public IamTags Tags { get; init; } = IamTags.None;

    public string Name => Profile.InstanceProfileName!;
}
