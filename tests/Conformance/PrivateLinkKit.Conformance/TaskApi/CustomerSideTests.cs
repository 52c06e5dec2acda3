using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>Reads of the consumer's account and of a foreign account.</summary>
[Collection(TaskApiCollection.Name)]
public class CustomerSideTests(TaskApiByHand taskApi)
{
    private AwsCli Cli => taskApi.Customer;

    private CustomerSide Customer => taskApi.CustomerSide;

    private string ServiceName => taskApi.Service.ServiceName;

    [AwsCliFact]
    public void CreateVpcEndpoint_NoAcceptance_IsPendingFirst()
    {
        Assert.Equal("pending", Customer.Created.Text("State"));
        Assert.Equal("available", Customer.Endpoint.Text("State"));
    }

    [AwsCliFact]
    public void DescribeVpcEndpoints_Available_HasEveryMember()
    {
        var endpoint = Customer.Endpoint;

        Assert.Equal(("Interface", Customer.VpcId, ServiceName), (endpoint.Text("VpcEndpointType"), endpoint.Text("VpcId"), endpoint.Text("ServiceName")));
        Assert.Equal(Customer.SubnetIds.Order(StringComparer.Ordinal), endpoint.Texts("SubnetIds"));
        Assert.Equal(Customer.GroupId, endpoint.Text("Groups[0].GroupId"));
        Assert.Equal("endpoint", endpoint.Text("Groups[0].GroupName"));
        Assert.Equal(2, endpoint.Count("NetworkInterfaceIds"));
        Assert.Equal(("false", "false"), (endpoint.Text("PrivateDnsEnabled"), endpoint.Text("RequesterManaged")));
        Assert.Equal(("ipv4", "ipv4"), (endpoint.Text("IpAddressType"), endpoint.Text("DnsOptions.DnsRecordIpType")));
        Assert.Equal("task-api", endpoint.Text("Tags[0].Value"));
        Assert.Equal(TaskApiByHand.CustomerAccount, endpoint.Text("OwnerId"));
        Assert.InRange(DateTimeOffset.Parse(endpoint.Text("CreationTimestamp")), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [AwsCliFact]
    public void DescribeVpcEndpoints_DnsEntries_AreRegionalFirstThenZonal()
    {
        var names = Customer.Endpoint.At("DnsEntries").AsArray().Select(entry => entry!.Text("DnsName")).ToList();

        var suffix = $".{taskApi.Service.ServiceId}.eu-west-1.vpce.amazonaws.com";
        Assert.All(names, name => Assert.EndsWith(suffix, name, StringComparison.Ordinal));
        Assert.Matches($"^{Customer.EndpointId}-[a-z0-9]{{8}}$", names[0][..^suffix.Length]);
        Assert.Equal(3, names.Count);
        Assert.All(names.Skip(1), name => Assert.Matches($"^{Customer.EndpointId}-[a-z0-9]{{8}}-eu-west-1[abc]$", name[..^suffix.Length]));
    }

    [AwsCliFact]
    public async Task DescribeNetworkInterfaces_OfTheEndpoint_StandInItsSubnets()
    {
        var interfaces = await Cli.RunAsync(
            $"ec2 describe-network-interfaces --filters Name=interface-type,Values=vpc_endpoint Name=vpc-id,Values={Customer.VpcId}");

        Assert.Equal(Customer.Endpoint.Texts("NetworkInterfaceIds"), interfaces.Texts("NetworkInterfaces", "NetworkInterfaceId"));
        Assert.Equal(Customer.SubnetIds.Order(StringComparer.Ordinal), interfaces.Texts("NetworkInterfaces", "SubnetId"));
        Assert.All(interfaces.Texts("NetworkInterfaces", "Description"), text => Assert.Equal($"VPC Endpoint Interface {Customer.EndpointId}", text));
        Assert.All(interfaces.Texts("NetworkInterfaces", "RequesterManaged"), managed => Assert.Equal("true", managed));
    }

    [AwsCliFact]
    public async Task DescribeVpcEndpointServices_Allowed_ShowsTheOfferInTheCustomersZoneNames()
    {
        var offers = Cli.RunAsync($"ec2 describe-vpc-endpoint-services --service-names {ServiceName}");
        var providerZones = ZoneIdsAsync(taskApi.Provider, ["eu-west-1a", "eu-west-1b"]);
        var offer = (await offers).At("ServiceDetails[0]");

        Assert.Equal([ServiceName], (await offers).Texts("ServiceNames"));
        Assert.Equal((taskApi.Service.ServiceId, TaskApiByHand.ProviderAccount), (offer.Text("ServiceId"), offer.Text("Owner")));
        Assert.Equal(("Interface", "false"), (offer.Text("ServiceType[0].ServiceType"), offer.Text("AcceptanceRequired")));
        Assert.Equal(await providerZones, await ZoneIdsAsync(Cli, offer.Texts("AvailabilityZones")));
    }

    [AwsCliFact]
    public async Task DescribeVpcEndpointServices_Stranger_DoesNotExist()
    {
        var error = await taskApi.Stranger.RefusedAsync($"ec2 describe-vpc-endpoint-services --service-names {ServiceName}");

        Assert.Equal("InvalidServiceName", error.Code);
        Assert.Equal($"The Vpc Endpoint Service '{ServiceName}' does not exist", error.Message);
    }

    [AwsCliFact]
    public async Task CreateVpcEndpoint_Stranger_DoesNotExist()
    {
        var vpc = await taskApi.Stranger.RunAsync("ec2 create-vpc --cidr-block 10.2.0.0/24", "Vpc.VpcId");

        var error = await taskApi.Stranger.RefusedAsync(
            $"ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {vpc} --service-name {ServiceName} --no-private-dns-enabled");

        Assert.Equal("InvalidServiceName", error.Code);
    }

    [AwsCliFact]
    public async Task CreateVpcEndpoint_ZoneNotServed_IsRefused()
    {
        var error = await CreateAnotherAsync(Customer.SubnetIds[0], Customer.ForeignSubnetId);

        Assert.Equal("InvalidParameter", error.Code);
        Assert.Equal($"The VPC endpoint service {ServiceName} does not support the availability zone of the subnet: {Customer.ForeignSubnetId}.",
            error.Message);
    }

    [AwsCliFact]
    public async Task CreateVpcEndpoint_TwoSubnetsInOneZone_IsRefused()
    {
        var zone = await Cli.RunAsync($"ec2 describe-subnets --subnet-ids {Customer.SubnetIds[0]}", "Subnets[0].AvailabilityZone");
        var second = await Cli.RunAsync($"ec2 create-subnet --vpc-id {Customer.VpcId} --cidr-block 10.1.1.192/26 --availability-zone {zone}",
            "Subnet.SubnetId");

        var error = await CreateAnotherAsync(Customer.SubnetIds[0], second);

        Assert.Equal("DuplicateSubnetsInSameZone", error.Code);
    }

    [AwsCliFact]
    public async Task DescribeVpcEndpoints_AsTheProvider_AreNone() =>
        Assert.Equal(0, (await taskApi.Provider.RunAsync("ec2 describe-vpc-endpoints")).Count("VpcEndpoints"));

    private Task<AwsCliError> CreateAnotherAsync(params string[] subnets) => Cli.RefusedAsync(
        $"ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {Customer.VpcId} --service-name {ServiceName} --subnet-ids "
            + $"{string.Join(" ", subnets)} --no-private-dns-enabled");

    private static async Task<IEnumerable<string>> ZoneIdsAsync(AwsCli cli, IReadOnlyList<string> names) =>
        (await cli.RunAsync($"ec2 describe-availability-zones --zone-names {string.Join(" ", names)}")).Texts("AvailabilityZones", "ZoneId");
}
