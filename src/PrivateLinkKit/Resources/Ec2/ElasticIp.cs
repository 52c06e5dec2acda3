using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

internal sealed record ElasticIp(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::EIP";

    public override IEnumerable<Ref> References => [];
}

/// <param name="PhysicalId">The allocation id.</param>
internal sealed record ElasticIpState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, ElasticIp.Type, At, PhysicalId);
