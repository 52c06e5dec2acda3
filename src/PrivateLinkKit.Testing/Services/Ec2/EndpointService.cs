using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>A service as its endpoints use it: one of AWS itself, or the endpoint service of a provider.</summary>
/// <param name="Name">The name in requests.</param>
/// <param name="Types">The types of its endpoints.</param>
/// <param name="BaseName">The parent of the DNS names of its interface endpoints.</param>
/// <param name="ZoneIds">The zones where it has interface endpoints.</param>
/// <param name="PrivateNames">Its own DNS names, which endpoints can take over in their VPC.</param>
internal sealed record EndpointService(
    string Name, IReadOnlyList<string> Types, string BaseName, IReadOnlyList<string> ZoneIds, IReadOnlyList<string> PrivateNames)
{
    /// <summary>The provider's account and configuration; null: AWS itself is the provider.</summary>
    public (AccountRegion Region, ServiceConfiguration Configuration)? Provider { get; init; }

    /// <summary>Begin of the DNS names of its interface endpoints: <c>*.</c>, or nothing.</summary>
    public string NamePrefix { get; init; } = "";

    /// <summary>true if it is in another region than the endpoint.</summary>
    public bool IsRemote { get; init; }

    public bool IsOfAws => Provider is null;

    public bool RequiresAcceptance => Provider?.Configuration.AcceptanceRequired is true;

    /// <summary>Returns the service of a region that a consumer names; one it may not see is not found.</summary>
    public static EndpointService Offered(ServiceCall call, string name, string regionName) =>
        Find(call.Region, name, regionName) is { } found
                && (found.Provider is not var (provider, configuration) || IsOffered(call, provider, configuration))
            ? found
            : throw Unknown(call.Region, name, [regionName]);

    /// <summary>Returns true if the provider of a service admits the caller, and its region.</summary>
    public static bool IsOffered(ServiceCall call, AccountRegion provider, ServiceConfiguration configuration) =>
        VpcEndpointServicePermissions.Allow(provider, configuration, call) && SupportedRegions.Admit(configuration, call.RegionName);

    /// <summary>
    /// Returns the service of that name in a region, of AWS or any provider, as the consumer's region uses it; null: there is none.
    /// </summary>
    public static EndpointService? Find(AccountRegion consumer, string name, string regionName) =>
        regionName == consumer.Name && AwsServices.Find(consumer, name) is { } own ? Of(consumer, own)
        : VpcEndpointServices.Find(consumer.Cloud, regionName, name) is not var (provider, configuration) ? null
        : regionName == consumer.Name ? Of(provider, configuration)
        : Of(provider, configuration) with { IsRemote = true, ZoneIds = SupportedRegions.RemoteZones(consumer) };

    // In China, some of AWS's own services have names without the leading cn.
    public static AwsErrorException Unknown(AccountRegion consumer, string name, IEnumerable<string> regionNames)
    {
        string[] prefixes = [consumer.Partition.ServiceNamePrefix, "com.amazonaws", "aws.api", "aws.sagemaker"];
        return prefixes.Any(prefix => regionNames.Any(region => name.StartsWith($"{prefix}.{region}.", StringComparison.Ordinal)))
            ? Ec2Errors.NotEmulated($"endpoints of AWS's own services ({name}), only of those that DescribeVpcEndpointServices lists")
            : Ec2Errors.ServiceNameNotFound(name);
    }

    private static EndpointService Of(AccountRegion region, AwsService own) => new(
        own.NameIn(region), own.Types, own.BaseNameIn(region), [.. region.Zones.Select(zone => zone.Id)], [.. own.HostsIn(region)])
    {
        NamePrefix = own.HasWildcardNames ? "*." : "",
    };

    private static EndpointService Of(AccountRegion provider, ServiceConfiguration configuration) => new(
        configuration.ServiceName!,
        [AwsService.Interface],
        configuration.BaseEndpointDnsNames![0],
        configuration.AvailabilityZoneIds!,
        configuration.PrivateDnsName is { } name ? [name] : [])
    {
        Provider = (provider, configuration),
    };
}
