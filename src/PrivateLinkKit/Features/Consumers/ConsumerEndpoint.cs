using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>Output of a feature: an interface endpoint of a consumer.</summary>
public sealed class ConsumerEndpoint
{
    /// <summary>Its logical id, such as <c>shop/endpoint</c>.</summary>
    public required LogicalId Id { get; init; }

    /// <summary>Its AWS id.</summary>
    public required Ref EndpointId { get; init; }

    /// <summary>Its security group.</summary>
    public required Ref SecurityGroupId { get; init; }

    /// <summary>TCP port of the service.</summary>
    public required int Port { get; init; }
}
