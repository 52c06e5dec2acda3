using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>Content of a SigV4 credential scope: the service, the region and, through the access key, the account.</summary>
internal sealed partial record Identification(string AccessKeyId, string Region, string Service)
{
    /// <summary>Reads the Authorization header; null when it carries no scope.</summary>
    public static Identification? Read(string? authorization) =>
        Scope().Match(authorization ?? "") is { Success: true } match
            ? new(match.Groups["key"].Value, match.Groups["region"].Value, match.Groups["service"].Value)
            : null;

    /// <summary>true if the region has the form of a region name.</summary>
    public bool HasValidRegion => RegionName().IsMatch(Region);

    /// <summary>
    /// The key of a role session identifies its role; a key of twelve digits the root of that account; any other key the default account.
    /// </summary>
    public Caller Caller(Cloud cloud) =>
        cloud.Sessions.GetValueOrDefault(AccessKeyId)
        ?? State.Caller.Root(Partition.Of(Region), Account().IsMatch(AccessKeyId) ? AccessKeyId : State.Caller.DefaultAccount);

    [GeneratedRegex("""Credential=(?<key>[^/]{1,128})/\d{8}/(?<region>[^/]{1,64})/(?<service>[^/]{1,64})/aws4_request""")]
    private static partial Regex Scope();

    [GeneratedRegex("""^[a-z]{2,}(-[a-z]+)+-\d{1,2}\z""")]
    private static partial Regex RegionName();

    [GeneratedRegex("""^\d{12}\z""")]
    private static partial Regex Account();
}
