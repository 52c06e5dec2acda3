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

    public bool IsOfAws => Provider is null;

    public bool RequiresAcceptance => Provider?.Configuration.AcceptanceRequired is true;

    /// <summary>Returns the service that a consumer names; one it may not see is not found.</summary>
    public static EndpointService Offered(ServiceCall call, string name) =>
        Find(call.Region, name) is { } found
                && (found.Provider is not { } provider || VpcEndpointServicePermissions.Allow(provider.Region, provider.Configuration, call))
            ? found
            : throw Unknown(call.Region, name);

    /// <summary>Returns the service of that name, of AWS or any provider in the region; null: there is none.</summary>
    public static EndpointService? Find(AccountRegion region, string name) =>
        AwsServices.Find(region, name) is { } own ? Of(region, own)
        : VpcEndpointServices.Find(region.Cloud, region.Name, name) is var (provider, configuration) ? Of(provider, configuration)
        : null;

    // In China, some of AWS's own services have names without the leading cn.
    public static AwsErrorException Unknown(AccountRegion region, string name)
    {
        string[] prefixes = [region.Partition.ServiceNamePrefix, "com.amazonaws", "aws.api", "aws.sagemaker"];
        return prefixes.Any(prefix => name.StartsWith($"{prefix}.{region.Name}.", StringComparison.Ordinal))
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
