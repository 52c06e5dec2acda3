using Amazon.EC2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

internal sealed record Vpc(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::VPC";

    public required string CidrBlock { get; init; }

    public bool EnableDnsHostnames { get; init; } = true;

    public override IEnumerable<Ref> References => [];
}

internal sealed record VpcState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Vpc.Type, At, PhysicalId)
{
    public required string CidrBlock { get; init; }

    /// <summary>null if not read.</summary>
    public required bool? EnableDnsHostnames { get; init; }
}

internal sealed class VpcHandler() : Ec2Handler<Vpc, VpcState>(Vpc.Type)
{
    private const string EnableDnsHostnames = "EnableDnsHostnames";

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    protected override async Task<IReadOnlyList<VpcState>> ReadAsync(HandlerContext context)
    {
        var vpcs = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeVpcsAsync(
                new Sdk.DescribeVpcsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.Vpcs,
            response => response.NextToken);
        return await Task.WhenAll(Ec2Tags.Owned(context, vpcs, vpc => vpc.Tags, async (vpc, owned) => await context.ComparesAsync(ReadingDepth.Everything)
            ? State(vpc, owned, await ReadDnsHostnamesAsync(vpc.VpcId, context))
            : State(vpc, owned, enableDnsHostnames: null) with { NotFetched = [EnableDnsHostnames] }));
    }

    protected override void CompareProperties(PropertyDiff diff, Vpc want, VpcState? have) => diff
        .Replaces("CidrBlock", want.CidrBlock, have?.CidrBlock)
        .Updates(EnableDnsHostnames, want.EnableDnsHostnames, have?.EnableDnsHostnames);

    protected override async Task<VpcState> CreateAsync(Vpc want, HandlerContext context)
    {
        var answer = await context.OnceAsync(token => context.Ec2.CreateVpcAsync(
            new Sdk.CreateVpcRequest { CidrBlock = want.CidrBlock, TagSpecifications = Ec2Tags.Specify(context, want, "vpc") }, token));
        return State(answer.Vpc, context.Made(want), enableDnsHostnames: false);
    }

    protected override async Task<VpcState> UpdatePropertiesAsync(Vpc want, VpcState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        await context.RepeatAsync(token => context.Ec2.ModifyVpcAttributeAsync(
            new Sdk.ModifyVpcAttributeRequest { VpcId = have.PhysicalId, EnableDnsHostnames = want.EnableDnsHostnames }, token));
        return have with { EnableDnsHostnames = want.EnableDnsHostnames };
    }

    protected override Task DeleteAsync(VpcState have, HandlerContext context) =>
        context.DeleteAsync(
            have,
            token => context.Ec2.DeleteVpcAsync(new Sdk.DeleteVpcRequest { VpcId = have.PhysicalId }, token),
            users: () => Ec2Users.OfVpcAsync(context, have.PhysicalId));

    public override Task<IReadOnlyList<DestroyFinding>> BlockersAsync(ObservedStack observed, HandlerContext context) =>
        NetworkBlockers.FindAsync(observed, context);

    private static async Task<bool> ReadDnsHostnamesAsync(string vpcId, HandlerContext context)
    {
        var answer = await context.RepeatAsync(token => context.Ec2.DescribeVpcAttributeAsync(
            new Sdk.DescribeVpcAttributeRequest { VpcId = vpcId, Attribute = VpcAttributeName.EnableDnsHostnames }, token));
        return answer.EnableDnsHostnames == true;
    }

    private static VpcState State(Sdk.Vpc vpc, Owned owned, bool? enableDnsHostnames) => new(owned.Id, owned.At, vpc.VpcId)
    {
        Tags = owned.Tags,
        CidrBlock = vpc.CidrBlock,
        EnableDnsHostnames = enableDnsHostnames,
    };
}
