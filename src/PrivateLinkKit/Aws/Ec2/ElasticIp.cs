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

    /// <summary>Reads the addresses in one call; AWS does not page them.</summary>
    protected override async Task<IReadOnlyList<ElasticIpState>> ReadAsync(HandlerContext context)
    {
        if (context.IsDecisive)
        {
            return await InUseAsync(context);
        }

        var addresses = await context.OfStacksAsync(
            (filters, _, token) => context.Ec2.DescribeAddressesAsync(new Sdk.DescribeAddressesRequest { Filters = filters }, token),
            response => response.Addresses,
            _ => null);
        return Ec2Tags.Owned(context, addresses, address => address.Tags, (address, owned) => State(address.AllocationId, owned));
    }

    private static async Task<IReadOnlyList<ElasticIpState>> InUseAsync(HandlerContext context) => InUse.Of<NatGateway, ElasticIp, ElasticIpState>(
        context,
        (await NatGatewayHandler.OwnedAsync(context)).Select(gateway => (gateway.Id, gateway.AllocationId)),
        gateway => gateway.AllocationId,
        (want, id) => new ElasticIpState(want.Id, want.At, id));

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
