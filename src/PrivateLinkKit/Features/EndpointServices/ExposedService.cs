using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>Output of a feature: the endpoint service of the stack.</summary>
public sealed class ExposedService : ISingleOutput
{
    /// <summary>Its logical id, such as <c>orders/endpoint-service</c>.</summary>
    public required LogicalId Id { get; init; }

    /// <summary>Its name, to which endpoints connect (<c>ServiceName</c>).</summary>
    public required Ref ServiceName { get; init; }

    /// <summary>TCP port at the endpoints.</summary>
    public required int Port { get; init; }
}
