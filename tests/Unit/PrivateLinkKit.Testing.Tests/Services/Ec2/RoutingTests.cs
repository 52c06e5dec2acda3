using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class RoutingTests : EmulatorTest
{
    [Fact]
    public async Task InternetGateway_SecondForAVpc_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var first = await GatewayAsync(vpcId);

        await Refused.WithAsync("InvalidParameterValue", () => GatewayAsync(vpcId));
        await Refused.WithAsync("Resource.AlreadyAssociated", () => AttachAsync(first, vpcId));
        await Refused.WithAsync("DependencyViolation", () =>
            TestEnvironment.Ec2.DeleteInternetGatewayAsync(new DeleteInternetGatewayRequest { InternetGatewayId = first }));
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpcId }));
    }

    [Fact]
    public async Task InternetGateway_DetachedTwice_IsNotAttached()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var gatewayId = await GatewayAsync(vpcId);
        var detach = new DetachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId };

        await TestEnvironment.Ec2.DetachInternetGatewayAsync(detach);

        await Refused.WithAsync("Gateway.NotAttached", () => TestEnvironment.Ec2.DetachInternetGatewayAsync(detach));
    }

    [Fact]
    public async Task NatGateway_LifeCycle_HoldsAddressAndSubnetUntilDeleted()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var gatewayId = await GatewayAsync(vpcId);
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var allocationId = await AddressAsync();
        var created = (await TestEnvironment.Ec2.CreateNatGatewayAsync(
            new CreateNatGatewayRequest { SubnetId = subnetId, AllocationId = allocationId })).NatGateway;

        Assert.Equal(NatGatewayState.Pending, created.State);
        var nat = await NatAsync(created.NatGatewayId);
        Assert.Equal(NatGatewayState.Available, nat.State);
        Assert.Equal(allocationId, nat.NatGatewayAddresses.Single().AllocationId);
        await Refused.WithAsync("InvalidIPAddress.InUse", () =>
            TestEnvironment.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocationId }));
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId }));
        await Refused.WithAsync("DependencyViolation", () =>
            TestEnvironment.Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId }));

        await TestEnvironment.Ec2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest { NatGatewayId = nat.NatGatewayId });

        Assert.Equal(NatGatewayState.Deleted, (await NatAsync(nat.NatGatewayId)).State);
        await TestEnvironment.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocationId });
        await TestEnvironment.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId });
    }

    [Fact]
    public async Task NatGateway_WithoutInternetGateway_FailsInItsState()
    {
        var subnetId = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync());
        var created = await TestEnvironment.Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnetId, AllocationId = await AddressAsync() });

        var nat = await NatAsync(created.NatGateway.NatGatewayId);

        Assert.Equal(NatGatewayState.Failed, nat.State);
        Assert.Equal("Gateway.NotAttached", nat.FailureCode);
    }

    [Fact]
    public async Task CreateNatGateway_SameToken_IsTheSameGatewayAndOtherParametersAreRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await GatewayAsync(vpcId);
        var request = new CreateNatGatewayRequest { SubnetId = await TestEnvironment.SubnetAsync(vpcId), AllocationId = await AddressAsync(),
            ClientToken = "once" };

        var first = await TestEnvironment.Ec2.CreateNatGatewayAsync(request);
        var second = await TestEnvironment.Ec2.CreateNatGatewayAsync(request);

        Assert.Equal(first.NatGateway.NatGatewayId, second.NatGateway.NatGatewayId);
        request.AllocationId = await AddressAsync();
        await Refused.WithAsync("IdempotentParameterMismatch", () => TestEnvironment.Ec2.CreateNatGatewayAsync(request));
        Assert.Single((await TestEnvironment.Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest())).NatGateways);
    }

    [Fact]
    public async Task Routes_TargetGone_IsABlackhole()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var gatewayId = await GatewayAsync(vpcId);
        var tableId = await TableAsync(vpcId);
        await RouteAsync(tableId, gatewayId);
        await Refused.WithAsync("RouteAlreadyExists", () => RouteAsync(tableId, gatewayId));

        await TestEnvironment.Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId });

        var table = (await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [tableId] })).RouteTables.Single();
        Assert.Equal(RouteState.Blackhole, table.Routes.Single(route => route.GatewayId == gatewayId).State);
        Assert.Equal(RouteState.Active, table.Routes.Single(route => route.GatewayId == "local").State);
    }

    [Fact]
    public async Task DeleteRoute_MissingOrLocal_IsRefused()
    {
        var tableId = await TableAsync(await TestEnvironment.VpcAsync());

        await Refused.WithAsync("InvalidRoute.NotFound", () =>
            TestEnvironment.Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = tableId, DestinationCidrBlock = "0.0.0.0/0" }));
        await Refused.WithAsync("InvalidParameterValue", () =>
            TestEnvironment.Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = tableId, DestinationCidrBlock = "10.0.0.0/16" }));
    }

    [Fact]
    public async Task RouteTable_Associated_CannotBeDeleted()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (tableId, subnetId) = (await TableAsync(vpcId), await TestEnvironment.SubnetAsync(vpcId));
        var association = await TestEnvironment.Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = tableId, SubnetId = subnetId });
        var other = await TableAsync(vpcId);

        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = tableId }));
        await Refused.WithAsync("Resource.AlreadyAssociated", () =>
            TestEnvironment.Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = other, SubnetId = subnetId }));
        await TestEnvironment.Ec2.DisassociateRouteTableAsync(new DisassociateRouteTableRequest { AssociationId = association.AssociationId });
        await TestEnvironment.Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = tableId });
    }

    [Fact]
    public async Task RouteTable_Main_CannotBeDeletedOrDisassociated()
    {
        var ofVpc = new Filter("vpc-id", [await TestEnvironment.VpcAsync()]);
        var main = (await TestEnvironment.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [ofVpc] })).RouteTables.Single();

        await Refused.WithAsync("DependencyViolation", () =>
            TestEnvironment.Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = main.RouteTableId }));
        await Refused.WithAsync(
            "InvalidParameterValue",
            () => TestEnvironment.Ec2.DisassociateRouteTableAsync(
                new DisassociateRouteTableRequest { AssociationId = main.Associations.Single().RouteTableAssociationId }));
    }

    private async Task<string> GatewayAsync(string vpcId)
    {
        var created = await TestEnvironment.Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest());
        await AttachAsync(created.InternetGateway.InternetGatewayId, vpcId);
        return created.InternetGateway.InternetGatewayId;
    }

    private Task AttachAsync(string gatewayId, string vpcId) =>
        TestEnvironment.Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId });

    private async Task<string> AddressAsync() => (
        await TestEnvironment.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc })).AllocationId;

    private async Task<string> TableAsync(string vpcId) => (
        await TestEnvironment.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpcId })).RouteTable.RouteTableId;

    private Task RouteAsync(string tableId, string gatewayId) =>
        TestEnvironment.Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = tableId, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gatewayId });

    private async Task<NatGateway> NatAsync(string id) =>
        (await TestEnvironment.Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { NatGatewayIds = [id] })).NatGateways.Single();
}
