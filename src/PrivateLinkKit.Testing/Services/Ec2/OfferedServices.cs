using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>
/// Services as consumers see them: those of AWS, and the endpoint services that admit them, with zones by the consumer's names.
/// </summary>
internal static class OfferedServices
{
    internal static readonly Filters<ServiceDetail> DetailFilters = new(Ec2Operations.DescribeVpcEndpointServices, detail => detail.Tags)
    {
        { "owner", detail => detail.Owner },
        { "service-name", detail => detail.ServiceName },
        { "service-region", detail => detail.ServiceRegion },
        { "service-type", detail => detail.ServiceType?.Select(type => type.ServiceType) },
        { "supported-ip-address-types", detail => detail.SupportedIpAddressTypes },
    };

    public static DescribeVpcEndpointServicesResult Describe(ServiceCall call, DescribeVpcEndpointServicesRequest request)
    {
        IReadOnlyList<string> regionNames = request.ServiceRegions is { Count: > 0 } asked ? asked : [call.RegionName];
        var byProviders = call.Cloud.Regions.Where(region => regionNames.Contains(region.Name)).SelectMany(provider => provider.Ec2.VpcEndpointServices
            .Where(service => EndpointService.IsOffered(call, provider, service))
            .Select(service => Detail(call.Region, provider, service)));
        var byAws = regionNames.Contains(call.RegionName) ? AwsServices.Describe(call.Region) : [];
        var page = Listing.Of(byAws.Concat(byProviders))
            .WithIds(request.ServiceNames, detail => detail.ServiceName!, name => EndpointService.Unknown(call.Region, name, regionNames))
            .Where(DetailFilters, request.Filters)
            .ClampedPage(request.MaxResults, request.NextToken);
        return new() { ServiceDetails = page.Rows, ServiceNames = [.. page.Rows.Select(detail => detail.ServiceName!).Distinct()], NextToken = page.NextToken };
    }

    private static ServiceDetail Detail(AccountRegion consumer, AccountRegion provider, ServiceConfiguration service)
    {
        // AWS lists no zones of services of another region.
        var zones = provider.Name == consumer.Name ? consumer.Zones.Where(zone => service.AvailabilityZoneIds!.Contains(zone.Id)).ToList() : null;
        return new()
        {
            ServiceName = service.ServiceName,
            ServiceId = service.ServiceId,
            ServiceType = service.ServiceType,
            ServiceRegion = provider.Name,
            AvailabilityZones = zones?.ConvertAll(zone => zone.Name),
            AvailabilityZoneIds = zones?.ConvertAll(zone => zone.Id),
            Owner = provider.Account,
            BaseEndpointDnsNames = service.BaseEndpointDnsNames,
            PrivateDnsName = service.PrivateDnsName,
            PrivateDnsNames = service.PrivateDnsName is { } name ? [new() { PrivateDnsName = name }] : [],
            PrivateDnsNameVerificationState = service.PrivateDnsNameConfiguration?.State,
            VpcEndpointPolicySupported = false,
            AcceptanceRequired = service.AcceptanceRequired,
            ManagesVpcEndpoints = false,
            PayerResponsibility = service.PayerResponsibility,
            SupportedIpAddressTypes = service.SupportedIpAddressTypes,
            Tags = provider == consumer ? service.Tags : [],
        };
    }
}
