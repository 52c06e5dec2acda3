using Amazon.EC2;
using Amazon.EC2.Model;
using VpcEndpointState = Amazon.EC2.State;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Endpoints of AWS's own services.</summary>
public class AwsServiceEndpointsTests : EmulatorTest
{
    private const string S3 = "com.amazonaws.eu-west-1.s3";
    private const string SecretsManager = "com.amazonaws.eu-west-1.secretsmanager";
    private const string Host = "secretsmanager.eu-west-1.amazonaws.com";
    private const string FullAccess = """{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""";
    private const string Policy = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""";

    [Fact]
    public async Task Describe_Gateways_AreThoseOfS3AndDynamoDb()
    {
        var found = await TestEnvironment.Ec2.DescribeVpcEndpointServicesAsync(
            new() { Filters = [new("service-type", ["Gateway"]), new("owner", ["amazon"])] });

        Assert.Equal(["com.amazonaws.eu-west-1.dynamodb", S3], found.ServiceNames);
        Assert.All(found.ServiceDetails, detail => Assert.Equal((true, false), (detail.VpcEndpointPolicySupported, detail.AcceptanceRequired)));
    }

    [Fact]
    public async Task Describe_Pages_HaveEveryServiceOnce()
    {
        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await TestEnvironment.Ec2.DescribeVpcEndpointServicesAsync(new() { MaxResults = 10, NextToken = token });
            names.AddRange(page.ServiceDetails.Select(detail => $"{detail.ServiceName} {detail.ServiceType[0].ServiceType}"));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(names.Distinct(), names);
        Assert.Contains($"{S3} Interface", names);
        Assert.Contains($"{S3} Gateway", names);
    }

    [Fact]
    public async Task Describe_Interface_NamesItsPrivateNameAndZones()
    {
        var found = await TestEnvironment.Ec2.DescribeVpcEndpointServicesAsync(new() { ServiceNames = ["com.amazonaws.eu-west-1.ecr.dkr"] });
        var detail = found.ServiceDetails.Single();

        Assert.Equal("*.dkr.ecr.eu-west-1.amazonaws.com", detail.PrivateDnsName);
        Assert.Equal(["dkr.ecr.eu-west-1.vpce.amazonaws.com"], detail.BaseEndpointDnsNames);
        Assert.Equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"], detail.AvailabilityZones);
    }

    [Fact]
    public async Task Gateway_Created_IsARouteOfItsTables()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var table = await TableAsync(vpcId);

        var endpoint = await GatewayAsync(vpcId, table);

        Assert.Equal((VpcEndpointState.Available, IpAddressType.Ipv4), (endpoint.State, endpoint.IpAddressType));
        var route = (await RoutesAsync(table)).Single(route => route.GatewayId == endpoint.VpcEndpointId);
        var lists = await TestEnvironment.Ec2.DescribePrefixListsAsync(new() { PrefixListIds = [route.DestinationPrefixListId] });
        Assert.Equal(S3, lists.PrefixLists.Single().PrefixListName);
        var error = await Refused.WithAsync("RouteAlreadyExists", () => GatewayAsync(vpcId, table));
        Assert.Equal($"route table {table} already has a route with destination-prefix-list-id {route.DestinationPrefixListId}", error.Message);
    }

    [Fact]
    public async Task Gateway_TablesChanged_MovesItsRoute()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (first, second) = (await TableAsync(vpcId), await TableAsync(vpcId));
        var endpoint = await GatewayAsync(vpcId, first);

        await TestEnvironment.Ec2.ModifyVpcEndpointAsync(new()
        {
            VpcEndpointId = endpoint.VpcEndpointId,
            AddRouteTableIds = [second],
            RemoveRouteTableIds = [first],
        });

        Assert.Single(await RoutesAsync(first));
        Assert.Equal(2, (await RoutesAsync(second)).Count);
        await TestEnvironment.Ec2.DeleteRouteTableAsync(new() { RouteTableId = second });
        Assert.Empty((await GetAsync(endpoint.VpcEndpointId)).RouteTableIds ?? []);
    }

    [Fact]
    public async Task Gateway_Deleted_FreesItsTableAndVpc()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var table = await TableAsync(vpcId);
        var endpoint = await GatewayAsync(vpcId, table);
        await TestEnvironment.Ec2.DeleteRouteTableAsync(new() { RouteTableId = table });

        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteVpcAsync(new() { VpcId = vpcId }));
        await TestEnvironment.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [endpoint.VpcEndpointId] });
        await TestEnvironment.Ec2.DeleteVpcAsync(new() { VpcId = vpcId });
    }

    [Fact]
    public async Task Gateway_WhatOnlyInterfacesHave_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);

        await Refused.WithAsync("InvalidParameter", () => TestEnvironment.Ec2.CreateVpcEndpointAsync(
            new() { VpcId = vpcId, ServiceName = S3, SubnetIds = [subnetId] }));
        var error = await Refused.WithAsync("InvalidParameter", () => TestEnvironment.Ec2.CreateVpcEndpointAsync(
            new() { VpcId = vpcId, ServiceName = SecretsManager }));
        Assert.Equal($"The VPC endpoint type Gateway is not supported by the service {SecretsManager}.", error.Message);
        var other = await TableAsync(await TestEnvironment.VpcAsync());
        await Refused.WithAsync("InvalidParameter", () => GatewayAsync(vpcId, other));
    }

    [Fact]
    public async Task Policy_SetAndReset_IsDescribed()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var endpoint = await GatewayAsync(vpcId, await TableAsync(vpcId));
        Assert.Equal(FullAccess, endpoint.PolicyDocument);

        await TestEnvironment.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, PolicyDocument = Policy });
        Assert.Equal(Policy, (await GetAsync(endpoint.VpcEndpointId)).PolicyDocument);
        await TestEnvironment.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, ResetPolicy = true });
        Assert.Equal(FullAccess, (await GetAsync(endpoint.VpcEndpointId)).PolicyDocument);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Statement":[{"Effect":"Maybe","Principal":"*","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")]
    public async Task Policy_Malformed_IsInvalid(string policy)
    {
        var vpcId = await TestEnvironment.VpcAsync();

        await Refused.WithAsync("InvalidPolicyDocument", () => TestEnvironment.Ec2.CreateVpcEndpointAsync(
            new() { VpcId = vpcId, ServiceName = S3, PolicyDocument = policy }));
    }

    [Fact]
    public async Task Policy_OfAnEndpointServicesEndpoint_IsNotSupported()
    {
        var service = await TestEnvironment.ServiceAsync();
        var vpcId = await TestEnvironment.VpcAsync();

        await Refused.WithAsync("InvalidParameter", () => TestEnvironment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = vpcId,
            VpcEndpointType = VpcEndpointType.Interface,
            ServiceName = service.ServiceName,
            PolicyDocument = Policy,
        }));
    }

    [Fact]
    public async Task Interface_PrivateNamesByDefault_NeedDnsAndExcludeOthers()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        await Refused.WithAsync("InvalidParameter", () => InterfaceAsync(vpcId, subnetId));
        await TestEnvironment.Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpcId, EnableDnsHostnames = true });

        var endpoint = await InterfaceAsync(vpcId, subnetId);

        Assert.True(endpoint.PrivateDnsEnabled);
        Assert.Equal(Host, endpoint.DnsEntries[^1].DnsName);
        Assert.Equal($"private-dns-enabled cannot be set because there is already a conflicting DNS domain for {Host} in the VPC {vpcId}",
            (await Refused.WithAsync("InvalidParameter", () => InterfaceAsync(vpcId, subnetId))).Message);
        Assert.False((await InterfaceAsync(vpcId, subnetId, privateDns: false)).PrivateDnsEnabled);
    }

    [Fact]
    public async Task Interface_PrivateName_ResolvesToItInItsVpcAlone()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var otherVpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.SubnetAsync(otherVpcId);
        await TestEnvironment.Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpcId, EnableDnsHostnames = true });

        await InterfaceAsync(vpcId, subnetId, address: "10.0.0.77");

        Assert.Equal(["10.0.0.77"], TestEnvironment.Aws.Network.Resolve(vpcId, Host).Select(address => $"{address}"));
        Assert.DoesNotContain("10.0.0.77", TestEnvironment.Aws.Network.Resolve(otherVpcId, Host).Select(address => $"{address}"));
    }

    [Fact]
    public async Task Interface_AddressChanged_ReplacesItsNetworkInterface()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var created = await InterfaceAsync(vpcId, subnetId, privateDns: false, address: "10.0.0.77");

        await TestEnvironment.Ec2.ModifyVpcEndpointAsync(new()
        {
            VpcEndpointId = created.VpcEndpointId,
            SubnetConfigurations = [new() { SubnetId = subnetId, Ipv4 = "10.0.0.78" }],
        });

        var changed = await GetAsync(created.VpcEndpointId);
        Assert.NotEqual(created.NetworkInterfaceIds.Single(), changed.NetworkInterfaceIds.Single());
        var eni = (await TestEnvironment.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = changed.NetworkInterfaceIds })).NetworkInterfaces.Single();
        Assert.Equal("10.0.0.78", eni.PrivateIpAddress);
        await Refused.WithAsync("InvalidParameterValue", () => InterfaceAsync(vpcId, subnetId, privateDns: false, address: "10.9.0.1"));
        await Refused.WithAsync("InvalidIPAddress.InUse", () => InterfaceAsync(vpcId, subnetId, privateDns: false, address: "10.0.0.78"));
    }

    [Fact]
    public async Task Interface_AddressThatCannotBeHad_ChangesNothing()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        await TestEnvironment.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnetId, PrivateIpAddress = "10.0.0.78" });
        var created = await InterfaceAsync(vpcId, subnetId, privateDns: false, address: "10.0.0.77");

        await Refused.WithAsync("InvalidIPAddress.InUse", () => TestEnvironment.Ec2.ModifyVpcEndpointAsync(new()
        {
            VpcEndpointId = created.VpcEndpointId,
            SubnetConfigurations = [new() { SubnetId = subnetId, Ipv4 = "10.0.0.78" }],
        }));

        Assert.Equal(created.NetworkInterfaceIds, (await GetAsync(created.VpcEndpointId)).NetworkInterfaceIds);
        await TestEnvironment.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [created.VpcEndpointId] });
        Assert.Equal("Deleted", (await GetAsync(created.VpcEndpointId)).State.Value);
    }

    [Fact]
    public async Task Interface_SubnetAdded_CarriesPacketsMeanwhile()
    {
        var time = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time });
        var vpcId = await lab.VpcAsync();
        var (first, second) = (await lab.SubnetAsync(vpcId), await lab.SubnetAsync(vpcId, "10.0.1.0/24", 'b'));
        var group = await lab.GroupAsync(vpcId);
        await lab.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = group,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
        var created = (await lab.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = vpcId,
            VpcEndpointType = VpcEndpointType.Interface,
            ServiceName = SecretsManager,
            SubnetIds = [first],
            SecurityGroupIds = [group],
            PrivateDnsEnabled = false,
        })).VpcEndpoint;
        var name = created.DnsEntries[0].DnsName;
        var before = lab.Aws.Network.Explain(vpcId, name, 443).Outcome;
        time.Advance(TimeSpan.FromMinutes(2));

        await lab.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = created.VpcEndpointId, AddSubnetIds = [second] });

        var state = (await lab.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints.Single().State;
        Assert.Equal((NetworkOutcome.Dropped, VpcEndpointState.Pending), (before, state));
        Assert.Equal(NetworkOutcome.Delivered, lab.Aws.Network.Explain(vpcId, name, 443).Outcome);
    }

    [Fact]
    public async Task Interface_OfS3_HasNamesForBuckets()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var endpoint = (await TestEnvironment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = vpcId,
            VpcEndpointType = VpcEndpointType.Interface,
            ServiceName = S3,
            SubnetConfigurations = [new() { SubnetId = subnetId, Ipv4 = "10.0.0.77" }],
            PrivateDnsEnabled = false,
        })).VpcEndpoint;

        Assert.Matches($@"^\*\.{endpoint.VpcEndpointId}-[0-9a-z]{{8}}\.s3\.eu-west-1\.vpce\.amazonaws\.com$", endpoint.DnsEntries[0].DnsName);
        Assert.All(endpoint.DnsEntries, entry => Assert.Equal(
            ["10.0.0.77"], TestEnvironment.Aws.Network.Resolve(vpcId, $"bucket{entry.DnsName[1..]}").Select(address => $"{address}")));
    }

    [Fact]
    public async Task Interface_OtherPortThanHttps_IsDropped()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var endpoint = await InterfaceAsync(vpcId, await TestEnvironment.SubnetAsync(vpcId), privateDns: false);
        await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = endpoint.Groups[0].GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
        var name = endpoint.DnsEntries[0].DnsName;

        Assert.Equal(NetworkOutcome.Delivered, TestEnvironment.Aws.Network.Explain(vpcId, name, 443).Outcome);
        Assert.Contains("port 443 only", TestEnvironment.Aws.Network.Explain(vpcId, name, 80).Reason, StringComparison.Ordinal);
    }

    private async Task<string> TableAsync(string vpcId) =>
        (await TestEnvironment.Ec2.CreateRouteTableAsync(new() { VpcId = vpcId })).RouteTable.RouteTableId;

    private async Task<List<Route>> RoutesAsync(string table) =>
        (await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] })).RouteTables.Single().Routes;

    private async Task<VpcEndpoint> GetAsync(string id) =>
        (await TestEnvironment.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = [id] })).VpcEndpoints.Single();

    private async Task<VpcEndpoint> GatewayAsync(string vpcId, string table) =>
        (await TestEnvironment.Ec2.CreateVpcEndpointAsync(new() { VpcId = vpcId, ServiceName = S3, RouteTableIds = [table] })).VpcEndpoint;

    private async Task<VpcEndpoint> InterfaceAsync(string vpcId, string subnetId, bool? privateDns = null, string? address = null) =>
        (await TestEnvironment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = vpcId,
            VpcEndpointType = VpcEndpointType.Interface,
            ServiceName = SecretsManager,
            SubnetIds = [subnetId],
            SubnetConfigurations = address is null ? null : [new() { SubnetId = subnetId, Ipv4 = address }],
            PrivateDnsEnabled = privateDns,
        })).VpcEndpoint;
}
