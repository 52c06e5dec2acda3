using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

internal sealed record Subnet(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::Subnet";

    public required Ref VpcId { get; init; }

    /// <summary>Range of a subnet to be created; an existing one keeps its range (<see cref="Features.Networks.SubnetAdoption"/>).</summary>
    public required string CidrBlock { get; init; }

    /// <summary>true if the size of <see cref="CidrBlock"/> was set by the user; otherwise any size is acceptable.</summary>
    public bool IsSizeAsked { get; init; }

    /// <summary>Name or id.</summary>
    public required string AvailabilityZone { get; init; }

    public override IEnumerable<Ref> References => [VpcId];
}

internal sealed record SubnetState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Subnet.Type, At, PhysicalId)
{
    public required string VpcId { get; init; }

    public required string CidrBlock { get; init; }

    public required string AvailabilityZone { get; init; }

    public string? AvailabilityZoneId { get; init; }

    /// <summary>Returns the zone in the same form as another one: by name or by id.</summary>
    public string? ZoneAs(string other) => ZoneName.IsId(other) ? AvailabilityZoneId : AvailabilityZone;

    /// <summary>The VPC and the route table: if the subnet is deleted first, AWS removes the association, which saves a call.</summary>
    public override IEnumerable<string> DependsOn => [VpcId, RouteTableState.AliasFor(PhysicalId)];
}

internal sealed class SubnetHandler() : Ec2Handler<Subnet, SubnetState>(Subnet.Type)
{
    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    public static async Task<IReadOnlyList<SubnetState>> OwnedAsync(HandlerContext context)
    {
        var subnets = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeSubnetsAsync(
                new Sdk.DescribeSubnetsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.Subnets,
            response => response.NextToken);
        return Ec2Tags.Owned(context, subnets, subnet => subnet.Tags, State);
    }

    protected override Task<IReadOnlyList<SubnetState>> ReadAsync(HandlerContext context) => OwnedAsync(context);

    protected override void CompareProperties(PropertyDiff diff, Subnet want, SubnetState? have) => diff
        .Replaces("VpcId", want.VpcId, have?.VpcId)
        .Replaces("CidrBlock", want.CidrBlock, have?.CidrBlock)
        .Replaces("AvailabilityZone", want.AvailabilityZone, have?.ZoneAs(want.AvailabilityZone));

    /// <summary>Subnets of a VPC do not overlap.</summary>
    protected override bool Conflicts(Subnet want, SubnetState existing, Outputs outputs) =>
        outputs.Find(want.VpcId) == existing.VpcId && Ipv4Cidr.Parse(want.CidrBlock).Overlaps(Ipv4Cidr.Parse(existing.CidrBlock));

    protected override async Task<SubnetState> CreateAsync(Subnet want, HandlerContext context)
    {
        var request = new Sdk.CreateSubnetRequest
        {
            VpcId = context.Outputs.Get(want.VpcId),
            CidrBlock = want.CidrBlock,
            AvailabilityZone = ZoneName.IsId(want.AvailabilityZone) ? null : want.AvailabilityZone,
            AvailabilityZoneId = ZoneName.IsId(want.AvailabilityZone) ? want.AvailabilityZone : null,
            TagSpecifications = Ec2Tags.Specify(context, want, "subnet"),
        };
        var answer = await context.OnceAsync(token => context.Ec2.CreateSubnetAsync(request, token));
        return State(answer.Subnet, context.Made(want));
    }

    protected override Task DeleteAsync(SubnetState have, HandlerContext context) =>
        context.DeleteAsync(
            have,
            token => context.Ec2.DeleteSubnetAsync(new Sdk.DeleteSubnetRequest { SubnetId = have.PhysicalId }, token),
            users: () => Ec2Users.OfSubnetAsync(context, have.PhysicalId));

    private static SubnetState State(Sdk.Subnet subnet, Owned owned) => new(owned.Id, owned.At, subnet.SubnetId)
    {
        Tags = owned.Tags,
        VpcId = subnet.VpcId,
        CidrBlock = subnet.CidrBlock,
        AvailabilityZone = subnet.AvailabilityZone,
        AvailabilityZoneId = subnet.AvailabilityZoneId,
    };
}
