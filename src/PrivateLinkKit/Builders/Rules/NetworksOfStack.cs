using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders.Rules;

internal static class NetworksOfStack
{
    public static IEnumerable<(string Id, NetworkDraft Network)> Networks(this StackDraft stack) =>
    [
        .. stack.Network is { } own ? [(Part.Vpc(stack), own)] : Array.Empty<(string, NetworkDraft)>(),
        .. stack.Consumers.Select(consumer => (Part.Vpc(consumer), consumer.Network)),
    ];

    public static IEnumerable<(string Id, VpcBuilder Vpc, EquatableList<string> Zones)> CreatedVpcs(this StackDraft stack) =>
    [
        .. stack.Network is NetworkDraft.Created own ? [(Part.Vpc(stack), own.Vpc, Inferred.ServiceZones(stack))] : Array.Empty<(string, VpcBuilder, EquatableList<string>)>(),
        .. from consumer in stack.Consumers
           where consumer.Network is NetworkDraft.Created
           select (Part.Vpc(consumer), ((NetworkDraft.Created)consumer.Network).Vpc, Inferred.ConsumerZones(stack, consumer)),
    ];

    public static IEnumerable<(string Id, UsedVpcBuilder Vpc)> UsedVpcs(this StackDraft stack) =>
        from network in stack.Networks()
        where network.Network is NetworkDraft.Used
        select (network.Id, ((NetworkDraft.Used)network.Network).Vpc);
}
