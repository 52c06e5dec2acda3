using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit;

/// <summary>Validation errors of the options for finding and resolving endpoints.</summary>
internal static partial class EndpointOptionErrors
{
    /// <summary>Minimum time to live: each host queries AWS and DNS at this interval for each endpoint in use.</summary>
    private static readonly TimeSpan LeastTimeToLive = TimeSpan.FromSeconds(1);

    public static IEnumerable<string> Of(PrivateLinkOptions options) =>
        options.Endpoints.SelectMany(endpoint => Of(endpoint.Key, endpoint.Value, options)).Concat(Of(options.Resolution));

    public static IEnumerable<string> Of(string name, EndpointOptions endpoint, PrivateLinkOptions options)
    {
        var ways = new[] { endpoint.Stack, endpoint.EndpointId, endpoint.ServiceName }.Count(way => !string.IsNullOrWhiteSpace(way));
        if (ways != 1)
        {
            yield return $"Endpoints:{name} sets {(ways == 0 ? "none" : "several")} of Stack, EndpointId and ServiceName; set one.";
        }

        if (endpoint.Consumer is not null && endpoint.Stack is null)
        {
            yield return $"Endpoints:{name} names the consumer {endpoint.Consumer} but no Stack; set the stack it belongs to.";
        }

        if (endpoint is { Home: { } ofNone, Stack: null })
        {
            yield return $"Endpoints:{name} names the home {ofNone} but no Stack; set the stack it belongs to.";
        }

        if (endpoint.Home is { } home && !IsHome(home))
        {
            yield return $"Endpoints:{name}:Home '{home}' is not an account and region; write it as 111122223333/eu-west-1, or the account id alone.";
        }

        if (endpoint is { VpcId: { } vpc, ServiceName: null })
        {
            yield return $"Endpoints:{name} names the VPC {vpc}, which selects among the endpoints to one service, but no ServiceName; set ServiceName.";
        }

        if (endpoint.EndpointId is { } endpointId && !EndpointId().IsMatch(endpointId))
        {
            yield return $"Endpoints:{name}:EndpointId '{endpointId}' is not the id of an endpoint; write it as vpce-0a1b2c3d4e5f60718.";
        }

        if (endpoint.VpcId is { } vpcId && !VpcId().IsMatch(vpcId))
        {
            yield return $"Endpoints:{name}:VpcId '{vpcId}' is not the id of a VPC; write it as vpc-0a1b2c3d4e5f60718.";
        }

        if (endpoint.ServiceName is { } service && !IsServiceName(service))
        {
            yield return $"Endpoints:{name}:ServiceName '{service}' is not the name of an endpoint service; "
                + "write it as com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718.";
        }

        if (endpoint.Account is { } account && !options.Accounts.ContainsKey(account))
        {
            yield return $"Endpoints:{name} is in account {account}, which is not one of Accounts; add it there.";
        }

        if (RegionOf(endpoint, options) is null)
        {
            yield return $"Endpoints:{name} has no region; set its Region, or Region for all.";
        }

        if (OptionErrors.OfRegion($"Endpoints:{name}:Region", endpoint.Region) is { } fault)
        {
            yield return fault;
        }

        if (OfRole(name, endpoint, options) is { } unreachable)
        {
            yield return unreachable;
        }
    }

    public static string? RegionOf(EndpointOptions endpoint, PrivateLinkOptions options) =>
        endpoint.Region ?? (endpoint.Account is { } account && options.Accounts.TryGetValue(account, out var known) ? known.Region : null) ?? options.Region;

    private static string? OfRole(string name, EndpointOptions endpoint, PrivateLinkOptions options) =>
        endpoint.Account is { } account && options.Accounts.TryGetValue(account, out var known) && Arn.TryParse(known.RoleArn ?? "", out var role)
        && RegionOf(endpoint, options) is { } region && ZoneName.IsRegion(region) && Partition.Of(region) != role.Partition
            ? $"Endpoints:{name} is in {region}, in the partition {Partition.Of(region)}, but the role of account {account} is in {role.Partition}; "
                + "name a role or a region of one partition."
            : null;

    private static IEnumerable<string> Of(ResolutionOptions resolution)
    {
        if (resolution.Zone is { } zone && string.IsNullOrWhiteSpace(zone))
        {
            yield return "Resolution:Zone is empty; write it as eu-west-1a or euw1-az1, or leave it out.";
        }

        if (resolution.TimeToLive < LeastTimeToLive || resolution.TimeToLive > TimeSpan.FromDays(1))
        {
            yield return $"Resolution:TimeToLive {resolution.TimeToLive} is not between a second and a day.";
        }

        if (resolution.Timeout <= TimeSpan.Zero || resolution.Timeout > TimeSpan.FromMinutes(5))
        {
            yield return $"Resolution:Timeout {resolution.Timeout} is not between zero and five minutes.";
        }

        if (resolution.LastGoodFor < TimeSpan.Zero || resolution.LastGoodFor > TimeSpan.FromDays(30))
        {
            yield return $"Resolution:LastGoodFor {resolution.LastGoodFor} is not between zero and 30 days.";
        }
    }

    [GeneratedRegex(@"^vpce-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex EndpointId();

    [GeneratedRegex(@"^vpc-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex VpcId();

    private static bool IsHome(string text) =>
        text.Split('/', 2) is [var account, .. var region] && Principals.IsAccountId(account) && region.All(ZoneName.IsRegion);

    private static bool IsServiceName(string text) =>
        ServiceName().IsMatch(text) && Partition.ServiceNamePrefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal));

    [GeneratedRegex(@"^[a-z0-9.-]+[a-z0-9]\z")]
    private static partial Regex ServiceName();
}
