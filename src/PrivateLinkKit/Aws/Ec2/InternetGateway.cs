using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>An internet gateway and its attachment; it counts as existing once attached.</summary>
internal sealed record InternetGateway(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::InternetGateway";

    public required Ref VpcId { get; init; }

    public override IEnumerable<Ref> References => [VpcId];
}

internal sealed record InternetGatewayState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, InternetGateway.Type, At, PhysicalId)
{
    /// <summary>null while detached.</summary>
    public required string? VpcId { get; init; }

    public override IEnumerable<string> DependsOn => VpcId is null ? [] : [VpcId];

    internal override bool IsDetachedFirst => true;

    public override IEnumerable<string> Aliases => VpcId is null ? [] : [AliasFor(VpcId)];

    /// <summary>Alias by which dependents name the VPC's egress route, because AWS does not return the gateway's id to them.</summary>
    public static string AliasFor(string vpcId) => $"igw-of:{vpcId}";
}

internal sealed class InternetGatewayHandler() : Ec2Handler<InternetGateway, InternetGatewayState>(InternetGateway.Type)
{
    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    protected override async Task<IReadOnlyList<InternetGatewayState>> ReadAsync(HandlerContext context)
    {
        var gateways = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeInternetGatewaysAsync(
                new Sdk.DescribeInternetGatewaysRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.InternetGateways,
            response => response.NextToken);
        return Ec2Tags.Owned(context, gateways, gateway => gateway.Tags, State);
    }

    /// <summary>Compares the attachment; a gateway attached to another VPC is never detached.</summary>
    protected override void CompareProperties(PropertyDiff diff, InternetGateway want, InternetGatewayState? have) =>
        _ = have?.VpcId is { } attached ? diff.Replaces("VpcId", want.VpcId, attached) : diff.Updates("VpcId", want.VpcId, have: null);

    /// <summary>A VPC has one gateway at most.</summary>
    protected override bool Conflicts(InternetGateway want, InternetGatewayState existing, Outputs outputs) =>
        existing.VpcId is not null && outputs.Find(want.VpcId) == existing.VpcId;

    protected override async Task<InternetGatewayState> CreateAsync(InternetGateway want, HandlerContext context)
    {
        var answer = await context.OnceAsync(token => context.Ec2.CreateInternetGatewayAsync(
            new Sdk.CreateInternetGatewayRequest { TagSpecifications = Ec2Tags.Specify(context, want, "internet-gateway") }, token));
        return State(answer.InternetGateway, context.Made(want));
    }

    protected override async Task<InternetGatewayState> UpdatePropertiesAsync(
        InternetGateway want, InternetGatewayState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        var vpcId = context.Outputs.Get(want.VpcId);
        try
        {
            await context.RepeatAsync(token => context.Ec2.AttachInternetGatewayAsync(
                new Sdk.AttachInternetGatewayRequest { InternetGatewayId = have.PhysicalId, VpcId = vpcId }, token));
        }
        catch (AmazonServiceException error) when (Ec2Errors.IsAlreadyAssociated(error))
        {
            // The first answer was lost.
        }

        return have with { VpcId = vpcId };
    }

    protected override async Task DeleteAsync(InternetGatewayState have, HandlerContext context)
    {
        if (have.VpcId is not null)
        {
            await context.DeleteAsync(have, token => context.Ec2.DetachInternetGatewayAsync(
                new Sdk.DetachInternetGatewayRequest { InternetGatewayId = have.PhysicalId, VpcId = have.VpcId }, token));
        }

        await context.DeleteAsync(have, token => context.Ec2.DeleteInternetGatewayAsync(
            new Sdk.DeleteInternetGatewayRequest { InternetGatewayId = have.PhysicalId }, token));
    }

    private static InternetGatewayState State(Sdk.InternetGateway gateway, Owned owned) => new(owned.Id, owned.At, gateway.InternetGatewayId)
    {
        Tags = owned.Tags,
        VpcId = gateway.Attachments?.FirstOrDefault()?.VpcId,
    };
}
