using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>A managed policy of the account with its versions, the newest last.</summary>
internal sealed record PolicyState(Policy Policy, ImmutableList<PolicyVersion> Versions)
{
    /// <summary>Number of the latest version, also if that was deleted.</summary>
    public int LatestVersion { get; init; } = 1;

    public IamTags Tags { get; init; } = IamTags.None;

    public string Arn => Policy.Arn!;

    public PolicyVersion Default => Versions.Single(version => version.VersionId == Policy.DefaultVersionId);
}
