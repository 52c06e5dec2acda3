using Amazon.EC2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

internal sealed record ElasticIp(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::EIP";

    public override IEnumerable<Ref> References => [];
}

/// <param name="PhysicalId">The allocation id.</param>
internal sealed record ElasticIpState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, ElasticIp.Type, At, PhysicalId);

internal sealed class ElasticIpHandler() : Ec2Handler<ElasticIp, ElasticIpState>(ElasticIp.Type)
{
    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    public override ReadingDepth ReadFrom => ReadingDepth.Everything;

    /// <summary>Reads the addresses in one call; AWS does not page them.</summary>
    protected override async Task<IReadOnlyList<ElasticIpState>> ReadAsync(HandlerContext context)
    {
        var answer = await context.RepeatAsync(token => context.Ec2.DescribeAddressesAsync(
            new Sdk.DescribeAddressesRequest { Filters = Ec2Lists.OwnedBy(context.Tags.Identity) }, token));
        return Ec2Tags.Owned(context, answer.Addresses ?? [], address => address.Tags, (address, owned) => State(address.AllocationId, owned));
    }

    protected override void CompareProperties(PropertyDiff diff, ElasticIp want, ElasticIpState? have)
    {
    }

    protected override async Task<ElasticIpState> CreateAsync(ElasticIp want, HandlerContext context)
    {
        var answer = await context.OnceAsync(token => context.Ec2.AllocateAddressAsync(
            new Sdk.AllocateAddressRequest { Domain = DomainType.Vpc, TagSpecifications = Ec2Tags.Specify(context, want, "elastic-ip") }, token));
        return State(answer.AllocationId, context.Made(want));
    }

    /// <summary>Releases the address. AWS refuses it with AuthFailure while a NAT gateway that uses it is being deleted.</summary>
    protected override Task DeleteAsync(ElasticIpState have, HandlerContext context) => context.DeleteAsync(
        have, token => context.Ec2.ReleaseAddressAsync(new Sdk.ReleaseAddressRequest { AllocationId = have.PhysicalId }, token), usedCode: "AuthFailure");

    private static ElasticIpState State(string allocationId, Owned owned) => new(owned.Id, owned.At, allocationId) { Tags = owned.Tags };
}
