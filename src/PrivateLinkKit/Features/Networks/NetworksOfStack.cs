using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Networks;

internal static class NetworksOfStack
{
    public static IEnumerable<(string Id, NetworkDraft Network)> Networks(this StackDraft stack) =>
    [
        .. from own in new[] { stack.Network }.OfType<NetworkDraft>() select (LogicalIds.Vpc(stack), own),
        .. from consumer in stack.Consumers select (LogicalIds.Vpc(consumer), consumer.Network),
    ];

    public static IEnumerable<(string Id, VpcBuilder Vpc, EquatableList<string> Zones)> CreatedVpcs(this StackDraft stack) =>
    [
        .. from own in new[] { stack.Network }.OfType<NetworkDraft.Created>()
           select (LogicalIds.Vpc(stack), own.Vpc, Inferred.ServiceZones(stack)),
        .. from consumer in stack.Consumers
           let created = consumer.Network as NetworkDraft.Created
           where created is not null
           select (LogicalIds.Vpc(consumer), created.Vpc, Inferred.ConsumerZones(stack, consumer)),
    ];

    public static IEnumerable<(string Id, UsedVpcBuilder Vpc)> UsedVpcs(this StackDraft stack) =>
        from network in stack.Networks()
        let used = network.Network as NetworkDraft.Used
        where used is not null
        select (network.Id, used.Vpc);
}
