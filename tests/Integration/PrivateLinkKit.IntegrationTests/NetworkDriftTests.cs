using Amazon.EC2.Model;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>What someone changes behind a stack's back in EC2 is named by the next plan and put right by its apply.</summary>
public class NetworkDriftTests
{
    private const string Customer = "arn:aws:iam::222222222222:root";
    private const string Guest = "arn:aws:iam::333333333333:root";

    private static readonly PrivateLinkStack Stack = Stacks.Service().AllowPrincipal(Customer).WithConsumer().Build();

    [Fact]
    public Task Apply_DnsHostnamesTurnedOff_TurnsThemOn() => PutsRightAsync("dogs/vpc", "EnableDnsHostnames", (ec2, ids) =>
        ec2.ModifyVpcAttributeAsync(new() { VpcId = ids("dogs/vpc"), EnableDnsHostnames = false }), thorough: true);

    [Fact]
    public Task Apply_TagChangedAndTagAdded_RestoresAndRemoves() => PutsRightAsync("dogs/vpc", "Tags", (ec2, ids) =>
        ec2.CreateTagsAsync(new() { Resources = [ids("dogs/vpc")], Tags = [new() { Key = "Name", Value = "mine" }, new() { Key = "more", Value = "x" }] }));

    [Fact]
    public Task Apply_RuleAdded_RevokesIt() => PutsRightAsync("dogs/task-group/rules", "SecurityGroupIngress", (ec2, ids) =>
        ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = ids("dogs/task-group"), IpPermissions = [Tcp(22, "0.0.0.0/0")] }));

    [Fact]
    public Task Apply_RuleRevoked_AuthorizesIt() => PutsRightAsync("dogs/task-group/rules", "SecurityGroupEgress", (ec2, ids) =>
        ec2.RevokeSecurityGroupEgressAsync(new() { GroupId = ids("dogs/task-group"), IpPermissions = [Tcp(443, "0.0.0.0/0")] }));

    [Fact]
    public Task Apply_RouteRemoved_CreatesIt() => PutsRightAsync("dogs/public-routes", "Routes", (ec2, ids) =>
        ec2.DeleteRouteAsync(new() { RouteTableId = ids("dogs/public-routes"), DestinationCidrBlock = "0.0.0.0/0" }));

    [Fact]
    public Task Apply_RouteLedElsewhere_LeadsItBack() => PutsRightAsync("dogs/private-routes", "Routes", (ec2, ids) =>
        ec2.ReplaceRouteAsync(new() { RouteTableId = ids("dogs/private-routes"), DestinationCidrBlock = "0.0.0.0/0", GatewayId = ids("dogs/igw") }));

    [Fact]
    public Task Apply_SubnetWithoutItsRouteTable_AssociatesIt() => PutsRightAsync("dogs/public-routes", "SubnetIds", async (ec2, ids) =>
    {
        var table = (await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [ids("dogs/public-routes")] })).RouteTables[0];
        await ec2.DisassociateRouteTableAsync(new() { AssociationId = table.Associations[0].RouteTableAssociationId });
    });

    [Fact]
    public Task Apply_SubnetWithForeignRouteTable_TakesItBack() => PutsRightAsync("dogs/public-routes", "SubnetIds", async (ec2, ids) =>
    {
        var table = (await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [ids("dogs/public-routes")] })).RouteTables[0];
        var foreign = await ec2.CreateRouteTableAsync(new() { VpcId = ids("dogs/vpc") });
        await ec2.ReplaceRouteTableAssociationAsync(new() { AssociationId = table.Associations[0].RouteTableAssociationId, RouteTableId = foreign.RouteTable.RouteTableId });
    });

    [Fact]
    public Task Apply_AcceptanceTurnedOn_TurnsItOff() => PutsRightAsync("dogs/endpoint-service", "AcceptanceRequired", (ec2, ids) =>
        ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = ids("dogs/endpoint-service"), AcceptanceRequired = true }));

    [Fact]
    public async Task Apply_PrincipalReplaced_AllowsOursAndLeavesTheOther()
    {
        await using var edge = await Edge.StartAsync();
        var service = (await edge.ApplyAsync(Stack)).Outcomes.Single(outcome => outcome.LogicalId == "dogs/endpoint-service").PhysicalId;
        await edge.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service, AddAllowedPrincipals = [Guest], RemoveAllowedPrincipals = [Customer] });

        await edge.ApplyAsync(Stack);

        var allowed = (await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = service })).AllowedPrincipals.Select(entry => entry.Principal);
        Assert.Equal([Customer, Guest], allowed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Apply_ExclusivePrincipals_TakesAwayWhatOthersAllowed()
    {
        await using var edge = await Edge.StartAsync();
        var stack = Stacks.Service().AllowPrincipal(Customer).ExclusivePrincipals().Build();
        var service = (await edge.ApplyAsync(stack)).Outcomes.Single(outcome => outcome.LogicalId == "dogs/endpoint-service").PhysicalId;
        await edge.Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = service, AddAllowedPrincipals = [Guest] });

        var plan = await edge.PrivateLink.PlanAsync(stack);
        await edge.PrivateLink.ApplyAsync(plan);

        var difference = Assert.Single(plan.Changes.SelectMany(change => change.Properties));
        Assert.Equal(("AllowedPrincipals", $"{Customer}, {Guest} (allowed by others)", Customer), (difference.Name, difference.Old, difference.New));
        Assert.Equal(Customer, Assert.Single((await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = service })).AllowedPrincipals).Principal);
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_PermissionThatWasNeverMarked_IsMarkedAndLaterTakenAway()
    {
        await using var edge = await Edge.StartAsync();
        edge.Aws.Faults.On("CreateTags").Fail("UnauthorizedOperation", status: 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stacks.Service().AllowPrincipals(Customer, Guest).Build()));

        await edge.ApplyAsync(Stacks.Service().AllowPrincipals(Customer, Guest).Build());
        var result = await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Guest).Build());

        var service = result.ServiceName![(result.ServiceName!.LastIndexOf('.') + 1)..];
        var allowed = (await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = service })).AllowedPrincipals;
        Assert.Equal(Guest, Assert.Single(allowed).Principal);
    }

    [Fact]
    public async Task Apply_PrincipalTakenOutOfTheStack_MayNotConnectAnyMore()
    {
        await using var edge = await Edge.StartAsync();
        await edge.ApplyAsync(Stacks.Service().AllowPrincipals(Customer, Guest).Build());

        var result = await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Guest).Build());

        using var customer = edge.Ec2As("222222222222");
        var refused = await Assert.ThrowsAsync<Amazon.EC2.AmazonEC2Exception>(() =>
            customer.DescribeVpcEndpointServicesAsync(new() { ServiceNames = [result.ServiceName] }));
        Assert.Equal("InvalidServiceName", refused.ErrorCode);
    }

    [Fact]
    public Task Apply_EndpointWithoutASubnet_AddsIt() => PutsRightAsync("customer/endpoint", "SubnetIds", async (ec2, ids) =>
    {
        var endpoint = (await ec2.DescribeVpcEndpointsAsync(new() { VpcEndpointIds = [ids("customer/endpoint")] })).VpcEndpoints[0];
        await ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, RemoveSubnetIds = [endpoint.SubnetIds[0]] });
    });

    [Fact]
    public Task Apply_EndpointWithAnotherGroup_TakesItOff() => PutsRightAsync("customer/endpoint", "SecurityGroupIds", async (ec2, ids) =>
    {
        var group = await ec2.CreateSecurityGroupAsync(new() { GroupName = "other", Description = "other", VpcId = ids("customer/vpc") });
        await ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = ids("customer/endpoint"), AddSecurityGroupIds = [group.GroupId] });
    });

    /// <summary>The plan names this property of this resource and nothing else; after the apply there is nothing to do.</summary>
    private static async Task PutsRightAsync(string logicalId, string property, Func<Amazon.EC2.IAmazonEC2, Func<string, string>, Task> drift, bool thorough = false)
    {
        await using var edge = await Edge.StartAsync();
        var made = (await edge.ApplyAsync(Stack)).Outcomes.ToDictionary(outcome => outcome.LogicalId, outcome => outcome.PhysicalId!);
        await drift(edge.Ec2, id => made[id]);

        var usual = await edge.PrivateLink.PlanAsync(Stack);
        var plan = thorough ? await edge.PrivateLink.PlanAsync(Stack, new PlanOptions { Thorough = true }) : usual;
        await edge.PrivateLink.ApplyAsync(plan);

        Assert.Equal(thorough, usual.IsEmpty);
        var change = Assert.Single(plan.Changes, change => change.Action is not ChangeAction.None);
        Assert.Equal((logicalId, ChangeAction.Update), (change.LogicalId, change.Action));
        Assert.Equal(property, Assert.Single(change.Properties).Name);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack, new PlanOptions { Thorough = true })).IsEmpty);
    }

    private static IpPermission Tcp(int port, string range) =>
        new() { IpProtocol = "tcp", FromPort = port, ToPort = port, Ipv4Ranges = [new() { CidrIp = range }] };
}
