using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit;

/// <summary>A consumer's interface endpoint (<c>AWS::EC2::VPCEndpoint</c>) and the names it is reached by from inside the consumer's VPC.</summary>
public sealed class PrivateLinkEndpoint
{
    internal PrivateLinkEndpoint(InterfaceEndpointState state)
    {
        Consumer = state.Id.Side;
        EndpointId = state.PhysicalId;
        VpcId = state.VpcId;
        ServiceName = state.ServiceName;
        Region = state.At.Region;
        DnsNames = state.DnsNames;
    }

    /// <summary>The name given to <c>ConsumeFrom</c>.</summary>
    public string Consumer { get; }

    /// <summary>AWS's id, <c>vpce-…</c>.</summary>
    public string EndpointId { get; }

    /// <summary>The consumer's VPC.</summary>
    public string VpcId { get; }

    /// <summary>The endpoint service it is connected to.</summary>
    public string ServiceName { get; }

    /// <summary>The endpoint's region.</summary>
    public string Region { get; }

    /// <summary>The regional name: answers with the addresses of every zone that is healthy.</summary>
    public string DnsName => DnsNames[0];

    /// <summary>The regional name first, then one name for each zone.</summary>
    public IReadOnlyList<string> DnsNames { get; }
}
