using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Endpoint services as their provider configures them.</summary>
internal sealed class VpcEndpointServices(ServiceLoadBalancers loadBalancers, DomainOwnership domains)
{
    private static readonly TimeSpan VerificationTime = TimeSpan.FromMinutes(2);

    internal static readonly Filters<ServiceConfiguration> ServiceFilters = new(Ec2Operations.DescribeVpcEndpointServiceConfigurations, service => service.Tags)
    {
        { "service-id", service => service.ServiceId },
        { "service-name", service => service.ServiceName },
        { "service-state", service => service.ServiceState },
        { "supported-ip-address-types", service => service.SupportedIpAddressTypes },
    };

    public CreateVpcEndpointServiceConfigurationResult Create(ServiceCall call, CreateVpcEndpointServiceConfigurationRequest request) =>
        call.Once(request.ClientToken, () =>
            new CreateVpcEndpointServiceConfigurationResult { ServiceConfiguration = New(call, request), ClientToken = request.ClientToken });

    public static DescribeVpcEndpointServiceConfigurationsResult Describe(ServiceCall call, DescribeVpcEndpointServiceConfigurationsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.VpcEndpointServices)
            .WithIds(request.ServiceIds, service => service.ServiceId!, Ec2Errors.ServiceNotFound)
            .Where(ServiceFilters, request.Filters)
            .ClampedPage(request.MaxResults, request.NextToken);
        return new() { ServiceConfigurations = page.Rows, NextToken = page.NextToken };
    }

    public ModifyVpcEndpointServiceConfigurationResult Modify(ServiceCall call, ModifyVpcEndpointServiceConfigurationRequest request)
    {
        var service = Get(call.Region, request.ServiceId!);
        CheckAddressTypes(request.AddSupportedIpAddressTypes);
        if (request.PrivateDnsName is not null && request.RemovePrivateDnsName is true)
        {
            throw Ec2Errors.InvalidCombination("PrivateDnsName and RemovePrivateDnsName cannot be used together");
        }

        service = loadBalancers.Change(call.Region, service, request.AddNetworkLoadBalancerArns ?? [], request.RemoveNetworkLoadBalancerArns ?? []);
        service = SupportedRegions.Change(call.Region, service, request.AddSupportedRegions, request.RemoveSupportedRegions);
        service = service with { AcceptanceRequired = request.AcceptanceRequired ?? service.AcceptanceRequired };
        if (request.PrivateDnsName is { } name)
        {
            service = WithPrivateDnsName(call.Cloud, service, name);
        }
        else if (request.RemovePrivateDnsName is true)
        {
            service = service with { PrivateDnsName = null, PrivateDnsNameConfiguration = null };
        }

        call.Region.Ec2.VpcEndpointServices.Put(service);
        return new() { Return = true };
    }

    public static DeleteVpcEndpointServiceConfigurationsResult Delete(ServiceCall call, DeleteVpcEndpointServiceConfigurationsRequest request) =>
        new() { Unsuccessful = Unsuccessful.Of(request.ServiceIds!, id => Delete(call.Region, id)) };

    public StartVpcEndpointServicePrivateDnsVerificationResult StartVerification(
        ServiceCall call, StartVpcEndpointServicePrivateDnsVerificationRequest request)
    {
        var service = Get(call.Region, request.ServiceId!);
        if (service.PrivateDnsNameConfiguration is not { } asked)
        {
            throw Ec2Errors.InvalidParameter($"The service {service.ServiceId} has no private DNS name to verify.");
        }

        call.Cloud.Timeline.After(VerificationTime, () => call.Region.Ec2.VpcEndpointServices.Change(
            service.ServiceId!, row => PrivateNameVerification.Verify(row, asked, domains.RecordsFor(row.PrivateDnsName))));
        return new() { ReturnValue = true };
    }

    public static ModifyVpcEndpointServicePayerResponsibilityResult ModifyPayer(
        ServiceCall call, ModifyVpcEndpointServicePayerResponsibilityRequest request)
    {
        call.Region.Ec2.VpcEndpointServices.Put(Get(call.Region, request.ServiceId!) with { PayerResponsibility = request.PayerResponsibility });
        return new() { ReturnValue = true };
    }

    public static ServiceConfiguration Get(AccountRegion region, string id) => region.Ec2.VpcEndpointServices.Find(id) ?? throw Ec2Errors.ServiceNotFound(id);

    /// <summary>Returns the service of that name in a region, of any provider.</summary>
    public static (AccountRegion Provider, ServiceConfiguration Service)? Find(Cloud cloud, string regionName, string serviceName)
    {
        foreach (var region in cloud.Regions.Where(region => region.Name == regionName))
        {
            if (region.Ec2.VpcEndpointServices.FirstOrDefault(service => service.ServiceName == serviceName) is { } service)
            {
                return (region, service);
            }
        }

        return null;
    }

    public static bool HasLiveConnections(AccountRegion region, string serviceId) =>
        region.Ec2.VpcEndpointConnections.Any(connection =>
            connection.ServiceId == serviceId && connection.VpcEndpointState is ("available" or "pending" or "pendingAcceptance"));

    private ServiceConfiguration New(ServiceCall call, CreateVpcEndpointServiceConfigurationRequest request)
    {
        var arns = request.NetworkLoadBalancerArns is { Count: > 0 } given ? given : throw Ec2Errors.LoadBalancersMissing();
        loadBalancers.Check(call.Region, arns);
        CheckAddressTypes(request.SupportedIpAddressTypes);
        var id = call.Cloud.Ids.Next("vpce-svc-");
        var service = loadBalancers.Set(call.Region, arns, new ServiceConfiguration
        {
            ServiceId = id,
            ServiceName = $"{call.Region.Partition.ServiceNamePrefix}.vpce.{call.Region.Name}.{id}",
            ServiceState = "Available",
            ServiceType = [new() { ServiceType = "Interface" }],
            AcceptanceRequired = request.AcceptanceRequired ?? true,
            ManagesVpcEndpoints = false,
            SupportedIpAddressTypes = ["ipv4"],
            SupportedRegions = [new() { Region = call.Region.Name, ServiceState = "Available" }],
            RemoteAccessEnabled = false,
            BaseEndpointDnsNames = [$"{id}.{call.Region.Name}.vpce.{call.Region.Partition.DnsSuffix}"],
            Tags = TagSpecifications.For(request.TagSpecifications, "vpc-endpoint-service"),
        });
        service = request.PrivateDnsName is { } name ? WithPrivateDnsName(call.Cloud, service, name) : service;
        service = SupportedRegions.Change(call.Region, service, request.SupportedRegions, removed: null);
        call.Region.Ec2.VpcEndpointServices.Put(service);
        return service;
    }

    private static void Delete(AccountRegion region, string id)
    {
        if (region.Ec2.VpcEndpointServices.Find(id) is null)
        {
            throw Ec2Errors.DeletedServiceNotFound(id);
        }

        if (HasLiveConnections(region, id))
        {
            throw Ec2Errors.ExistingConnections();
        }

        foreach (var permission in region.Ec2.AllowedPrincipals.Where(permission => permission.ServiceId == id))
        {
            region.Ec2.AllowedPrincipals.Remove(permission.ServicePermissionId);
        }

        ConnectionNotifications.Forget(region, id);
        region.Ec2.VpcEndpointServices.Remove(id);
    }

    private static ServiceConfiguration WithPrivateDnsName(Cloud cloud, ServiceConfiguration service, string name) => service with
    {
        PrivateDnsName = name,
        PrivateDnsNameConfiguration = new()
        {
            State = "pendingVerification",
            Type = "TXT",
            Name = $"_{cloud.Ids.Alphanumeric(20)}",
            Value = $"vpce:{cloud.Ids.Alphanumeric(20)}",
        },
    };

    private static void CheckAddressTypes(IReadOnlyList<string>? types)
    {
        if (types?.FirstOrDefault(type => type != "ipv4") is { } other)
        {
            throw Ec2Errors.NotEmulated($"the IP address type {other} of endpoint services");
        }
    }
}
