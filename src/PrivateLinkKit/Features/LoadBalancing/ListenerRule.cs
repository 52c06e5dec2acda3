using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Checks the ports of a load balancer's listeners.</summary>
internal static class ListenerRule
{
    public static IEnumerable<StackValidationError> Check(string id, EquatableList<int> ports) =>
    [
        .. ports.SelectMany(port => Ports.Check(id, port)),
        .. ports.Count > 1
            ? [new StackValidationError(id, string.Join(", ", ports), "A load balancer with several listeners is not supported yet.", "Keep one Listen(port).")]
            : Array.Empty<StackValidationError>(),
    ];
}
