using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class RoutingTests : LabTest
{
    [Fact]
    public async Task InternetGateway_SecondForAVpc_IsRefused()
    {
        var vpcId = await Lab.VpcAsync();
        var first = await GatewayAsync(vpcId);

        await Refused.WithAsync("InvalidParameterValue", () => GatewayAsync(vpcId));
        await Refused.WithAsync("Resource.AlreadyAssociated", () => AttachAsync(first, vpcId));
        await Refused.WithAsync("DependencyViolation", () => Lab.Ec2.DeleteInternetGatewayAsync(new DeleteInternetGatewayRequest { InternetGatewayId = first }));
        await Refused.WithAsync("DependencyViolation", () => Lab.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpcId }));
    }

    [Fact]
    public async Task InternetGateway_DetachedTwice_IsNotAttached()
    {
        var vpcId = await Lab.VpcAsync();
        var gatewayId = await GatewayAsync(vpcId);
        var detach = new DetachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId };

        await Lab.Ec2.DetachInternetGatewayAsync(detach);

        await Refused.WithAsync("Gateway.NotAttached", () => Lab.Ec2.DetachInternetGatewayAsync(detach));
    }

    [Fact]
    public async Task NatGateway_LifeCycle_HoldsAddressAndSubnetUntilDeleted()
    {
        var vpcId = await Lab.VpcAsync();
        var gatewayId = await GatewayAsync(vpcId);
        var subnetId = await Lab.SubnetAsync(vpcId);
        var allocationId = await AddressAsync();
        var created = (await Lab.Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnetId, AllocationId = allocationId })).NatGateway;

        Assert.Equal(NatGatewayState.Pending, created.State);
        var nat = await NatAsync(created.NatGatewayId);
        Assert.Equal(NatGatewayState.Available, nat.State);
        Assert.Equal(allocationId, nat.NatGatewayAddresses.Single().AllocationId);
        await Refused.WithAsync("InvalidIPAddress.InUse", () => Lab.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocationId }));
        await Refused.WithAsync("DependencyViolation", () => Lab.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId }));
        await Refused.WithAsync("DependencyViolation", () => Lab.Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId }));

        await Lab.Ec2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest { NatGatewayId = nat.NatGatewayId });

        Assert.Equal(NatGatewayState.Deleted, (await NatAsync(nat.NatGatewayId)).State);
        await Lab.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocationId });
        await Lab.Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnetId });
    }

    [Fact]
    public async Task NatGateway_WithoutInternetGateway_FailsInItsState()
    {
        var subnetId = await Lab.SubnetAsync(await Lab.VpcAsync());
        var created = await Lab.Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnetId, AllocationId = await AddressAsync() });

        var nat = await NatAsync(created.NatGateway.NatGatewayId);

        Assert.Equal(NatGatewayState.Failed, nat.State);
        Assert.Equal("Gateway.NotAttached", nat.FailureCode);
    }

    [Fact]
    public async Task CreateNatGateway_SameToken_IsTheSameGatewayAndOtherParametersAreRefused()
    {
        var vpcId = await Lab.VpcAsync();
        await GatewayAsync(vpcId);
        var request = new CreateNatGatewayRequest { SubnetId = await Lab.SubnetAsync(vpcId), AllocationId = await AddressAsync(), ClientToken = "once" };

        var first = await Lab.Ec2.CreateNatGatewayAsync(request);
        var second = await Lab.Ec2.CreateNatGatewayAsync(request);

        Assert.Equal(first.NatGateway.NatGatewayId, second.NatGateway.NatGatewayId);
        request.AllocationId = await AddressAsync();
        await Refused.WithAsync("IdempotentParameterMismatch", () => Lab.Ec2.CreateNatGatewayAsync(request));
        Assert.Single((await Lab.Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest())).NatGateways);
    }

    [Fact]
    public async Task Routes_TargetGone_IsABlackhole()
    {
        var vpcId = await Lab.VpcAsync();
        var gatewayId = await GatewayAsync(vpcId);
        var tableId = await TableAsync(vpcId);
        await RouteAsync(tableId, gatewayId);
        await Refused.WithAsync("RouteAlreadyExists", () => RouteAsync(tableId, gatewayId));

        await Lab.Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId });

        var table = (await Lab.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [tableId] })).RouteTables.Single();
        Assert.Equal(RouteState.Blackhole, table.Routes.Single(route => route.GatewayId == gatewayId).State);
        Assert.Equal(RouteState.Active, table.Routes.Single(route => route.GatewayId == "local").State);
    }

    [Fact]
    public async Task DeleteRoute_MissingOrLocal_IsRefused()
    {
        var tableId = await TableAsync(await Lab.VpcAsync());

        await Refused.WithAsync("InvalidRoute.NotFound", () => Lab.Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = tableId, DestinationCidrBlock = "0.0.0.0/0" }));
        await Refused.WithAsync("InvalidParameterValue", () => Lab.Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = tableId, DestinationCidrBlock = "10.0.0.0/16" }));
    }

    [Fact]
    public async Task RouteTable_Associated_CannotBeDeleted()
    {
        var vpcId = await Lab.VpcAsync();
        var (tableId, subnetId) = (await TableAsync(vpcId), await Lab.SubnetAsync(vpcId));
        var association = await Lab.Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = tableId, SubnetId = subnetId });
        var other = await TableAsync(vpcId);

        await Refused.WithAsync("DependencyViolation", () => Lab.Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = tableId }));
        await Refused.WithAsync("Resource.AlreadyAssociated", () => Lab.Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = other, SubnetId = subnetId }));
        await Lab.Ec2.DisassociateRouteTableAsync(new DisassociateRouteTableRequest { AssociationId = association.AssociationId });
        await Lab.Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = tableId });
    }

    [Fact]
    public async Task RouteTable_Main_CannotBeDeletedOrDisassociated()
    {
        var ofVpc = new Filter("vpc-id", [await Lab.VpcAsync()]);
        var main = (await Lab.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [ofVpc] })).RouteTables.Single();

        await Refused.WithAsync("DependencyViolation", () => Lab.Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = main.RouteTableId }));
        await Refused.WithAsync(
            "InvalidParameterValue",
            () => Lab.Ec2.DisassociateRouteTableAsync(new DisassociateRouteTableRequest { AssociationId = main.Associations.Single().RouteTableAssociationId }));
    }

    private async Task<string> GatewayAsync(string vpcId)
    {
        var created = await Lab.Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest());
        await AttachAsync(created.InternetGateway.InternetGatewayId, vpcId);
        return created.InternetGateway.InternetGatewayId;
    }

    private Task AttachAsync(string gatewayId, string vpcId) =>
        Lab.Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gatewayId, VpcId = vpcId });

    private async Task<string> AddressAsync() => (await Lab.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc })).AllocationId;

    private async Task<string> TableAsync(string vpcId) => (await Lab.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpcId })).RouteTable.RouteTableId;

    private Task RouteAsync(string tableId, string gatewayId) =>
        Lab.Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = tableId, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gatewayId });

    private async Task<NatGateway> NatAsync(string id) =>
        (await Lab.Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { NatGatewayIds = [id] })).NatGateways.Single();
}
