using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>A public NAT gateway; its VPC's internet gateway must be attached first.</summary>
internal sealed record NatGateway(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::NatGateway";

    public required Ref SubnetId { get; init; }

    public required Ref AllocationId { get; init; }

    public override IEnumerable<Ref> References => [SubnetId, AllocationId];
}

internal sealed record NatGatewayState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, NatGateway.Type, At, PhysicalId)
{
    public required string VpcId { get; init; }

    public required string SubnetId { get; init; }

    public required string AllocationId { get; init; }

    /// <summary>Failure reported by AWS; null if none.</summary>
    public string? Failure { get; init; }

    public override IEnumerable<string> DependsOn => [SubnetId, AllocationId, InternetGatewayState.AliasFor(VpcId)];
}

internal sealed class NatGatewayHandler() : Ec2Handler<NatGateway, NatGatewayState>(NatGateway.Type)
{
    public override UsualTime? UsuallyReady => new(45, 120);

    public override UsualTime? UsuallyGone => new(40, 120);

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    /// <summary>Excludes deleted ones: AWS lists them for about another hour.</summary>
    public static async Task<IReadOnlyList<NatGatewayState>> OwnedAsync(HandlerContext context)
    {
        var gateways = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeNatGatewaysAsync(
                new Sdk.DescribeNatGatewaysRequest { Filter = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.NatGateways,
            response => response.NextToken);
        return Ec2Tags.Owned(
            context,
            gateways.Where(gateway => gateway.State != Amazon.EC2.NatGatewayState.Deleting && gateway.State != Amazon.EC2.NatGatewayState.Deleted),
            gateway => gateway.Tags,
            (gateway, owned) => State(gateway, owned) with
            {
                NetworkInterfaces = context.OnlyDeletes
                    ? Ec2Lists.Sorted((gateway.NatGatewayAddresses ?? []).Select(address => address.NetworkInterfaceId).OfType<string>())
                    : [],
            });
    }

    protected override Task<IReadOnlyList<NatGatewayState>> ReadAsync(HandlerContext context) => OwnedAsync(context);

    protected override void CompareProperties(PropertyDiff diff, NatGateway want, NatGatewayState? have) => diff
        .Replaces("SubnetId", want.SubnetId, have?.SubnetId)
        .Replaces("AllocationId", want.AllocationId, have?.AllocationId)
        .ReplacesFailed("State", "available", have?.Failure);

    /// <summary>An address is on one gateway at most.</summary>
    protected override bool Conflicts(NatGateway want, NatGatewayState existing, Outputs outputs) => outputs.Find(want.AllocationId) == existing.AllocationId;

    protected override async Task<NatGatewayState> CreateAsync(NatGateway want, HandlerContext context)
    {
        var request = new Sdk.CreateNatGatewayRequest
        {
            SubnetId = context.Outputs.Get(want.SubnetId),
            AllocationId = context.Outputs.Get(want.AllocationId),
            ClientToken = context.ClientToken(want.Id),
            TagSpecifications = Ec2Tags.Specify(context, want, "natgateway"),
        };
        var answer = await context.RepeatAsync(token => context.Ec2.CreateNatGatewayAsync(request, token));
        return State(answer.NatGateway, context.Made(want));
    }

    protected override async Task<NatGatewayState> StabiliseAsync(NatGateway want, NatGatewayState have, HandlerContext context) => have.IsReady
        ? have
        : await context.UntilReadyAsync(want, "available", () => context.FindAsync(context.Ec2Describes.NatGateways, have.PhysicalId), gateway =>
        {
            var state = State(gateway, context.Made(want));
            return new WaitReading<NatGatewayState>(state, state.IsReady, gateway.State.Value, state.Failure);
        });

    /// <summary>Deletes the gateway and waits, because its subnet, its address and the VPC's internet gateway are in use until it is gone.</summary>
    protected override async Task DeleteAsync(NatGatewayState have, HandlerContext context)
    {
        await context.DeleteAsync(have, token => context.Ec2.DeleteNatGatewayAsync(new Sdk.DeleteNatGatewayRequest { NatGatewayId = have.PhysicalId }, token));
        await context.UntilDeletedAsync(have, async () => (await context.FindAsync(context.Ec2Describes.NatGateways, have.PhysicalId))?.State.Value);
    }

    private static NatGatewayState State(Sdk.NatGateway gateway, Owned owned) => new(owned.Id, owned.At, gateway.NatGatewayId)
    {
        Tags = owned.Tags,
        IsReady = gateway.State == Amazon.EC2.NatGatewayState.Available,
        VpcId = gateway.VpcId,
        SubnetId = gateway.SubnetId,
        AllocationId = gateway.NatGatewayAddresses?.FirstOrDefault()?.AllocationId ?? "",
        Failure = gateway.State == Amazon.EC2.NatGatewayState.Deleting || gateway.State == Amazon.EC2.NatGatewayState.Deleted ? Waits.DeletedByOthers
            : gateway.State == Amazon.EC2.NatGatewayState.Failed ? $"failed: {gateway.FailureCode}: {gateway.FailureMessage}" : null,
    };
}
