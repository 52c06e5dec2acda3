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

    /// <summary>Without it nothing in the VPC resolves a name, such as an endpoint's or a registry's.</summary>
    public bool EnableDnsSupport { get; init; } = true;

    public override IEnumerable<Ref> References => [];
}

internal sealed record VpcState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, Vpc.Type, At, PhysicalId)
{
    public required string CidrBlock { get; init; }

    /// <summary>null if not read.</summary>
    public required bool? EnableDnsHostnames { get; init; }

    /// <inheritdoc cref="EnableDnsHostnames"/>
    public required bool? EnableDnsSupport { get; init; }
}

internal sealed class VpcHandler() : Ec2Handler<Vpc, VpcState>(Vpc.Type)
{
    private const string EnableDnsHostnames = nameof(Vpc.EnableDnsHostnames);
    private const string EnableDnsSupport = nameof(Vpc.EnableDnsSupport);

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    protected override async Task<IReadOnlyList<VpcState>> ReadAsync(HandlerContext context)
    {
        var states = context.IsDecisive ? await InUseAsync(context) : await ListedAsync(context);
        return context.OnlyDeletes ? states : await Task.WhenAll(states.Select(state => WithAttributesAsync(state, context)));
    }

    private static async Task<IReadOnlyList<VpcState>> InUseAsync(HandlerContext context) => InUse.Of<Subnet, Vpc, VpcState>(
        context,
        (await SubnetHandler.OwnedAsync(context)).Select(subnet => (subnet.Id, subnet.VpcId)),
        subnet => subnet.VpcId,
        (want, id) => new VpcState(want.Id, want.At, id)
        {
            CidrBlock = want.CidrBlock,
            EnableDnsHostnames = null,
            EnableDnsSupport = null,
            NotFetched = [nameof(Vpc.CidrBlock), EnableDnsHostnames],
        });

    private static async Task<IReadOnlyList<VpcState>> ListedAsync(HandlerContext context)
    {
        var vpcs = await context.OfStacksAsync(
            (filters, page, token) => context.Ec2.DescribeVpcsAsync(
                new Sdk.DescribeVpcsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.Vpcs,
            response => response.NextToken);
        return Ec2Tags.Owned(context, vpcs, vpc => vpc.Tags, (vpc, owned) => State(vpc, owned) with { EnableDnsHostnames = null, EnableDnsSupport = null });
    }

    protected override void CompareProperties(PropertyDiff diff, Vpc want, VpcState? have) => diff
        .Replaces(nameof(Vpc.CidrBlock), want.CidrBlock, have?.CidrBlock)
        .Updates(EnableDnsHostnames, want.EnableDnsHostnames, have?.EnableDnsHostnames)
        .Updates(EnableDnsSupport, want.EnableDnsSupport, have?.EnableDnsSupport);

    protected override async Task<VpcState> CreateAsync(Vpc want, HandlerContext context)
    {
        var answer = await context.OnceAsync(token => context.Ec2.CreateVpcAsync(
            new Sdk.CreateVpcRequest { CidrBlock = want.CidrBlock, TagSpecifications = Ec2Tags.Specify(context, want, "vpc") }, token));
        return State(answer.Vpc, context.Made(want));
    }

    protected override async Task<VpcState> UpdatePropertiesAsync(Vpc want, VpcState have, IReadOnlySet<string> changed, HandlerContext context)
    {
        // AWS changes one attribute in a call, and refuses host names without name resolution.
        if (changed.Contains(EnableDnsSupport))
        {
            await ModifyAsync(new() { EnableDnsSupport = want.EnableDnsSupport });
        }

        if (changed.Contains(EnableDnsHostnames))
        {
            await ModifyAsync(new() { EnableDnsHostnames = want.EnableDnsHostnames });
        }

        return have with { EnableDnsHostnames = want.EnableDnsHostnames, EnableDnsSupport = want.EnableDnsSupport };

        Task ModifyAsync(Sdk.ModifyVpcAttributeRequest request)
        {
            request.VpcId = have.PhysicalId;
            return context.RepeatAsync(token => context.Ec2.ModifyVpcAttributeAsync(request, token));
        }
    }

    protected override Task DeleteAsync(VpcState have, HandlerContext context) =>
        context.DeleteAsync(
            have,
            token => context.Ec2.DeleteVpcAsync(new Sdk.DeleteVpcRequest { VpcId = have.PhysicalId }, token),
            users: () => Ec2Users.OfVpcAsync(context, have.PhysicalId));

    protected override Task<IReadOnlyList<PreflightFinding>> BlockersAsync(
        IReadOnlyList<VpcState> have, IReadOnlyList<ResourceState> going, HandlerContext context) => NetworkBlockers.FindAsync(going, context);

    /// <summary>Reads the attributes, which takes a call for each.</summary>
    private static async Task<VpcState> WithAttributesAsync(VpcState state, HandlerContext context)
    {
        var support = ReadAsync(state.PhysicalId, VpcAttributeName.EnableDnsSupport, context);
        var hostnames = context.IsDecisive ? null : ReadAsync(state.PhysicalId, VpcAttributeName.EnableDnsHostnames, context);
        return state with
        {
            EnableDnsSupport = (await support).EnableDnsSupport == true,
            EnableDnsHostnames = hostnames is null ? null : (await hostnames).EnableDnsHostnames == true,
        };
    }

    private static Task<Sdk.DescribeVpcAttributeResponse> ReadAsync(string vpcId, VpcAttributeName attribute, HandlerContext context) =>
        context.RepeatAsync(token => context.Ec2.DescribeVpcAttributeAsync(
            new Sdk.DescribeVpcAttributeRequest { VpcId = vpcId, Attribute = attribute }, token));

    /// <summary>The attributes are those of a new VPC.</summary>
    private static VpcState State(Sdk.Vpc vpc, Owned owned) => new(owned.Id, owned.At, vpc.VpcId)
    {
        Tags = owned.Tags,
        CidrBlock = vpc.CidrBlock,
        EnableDnsHostnames = false,
        EnableDnsSupport = true,
    };
}
