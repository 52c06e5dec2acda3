using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>
/// An NLB whose security group is enforced on PrivateLink traffic silently drops clients that it does not admit. The rules match the
/// client's own address; a group of another VPC never matches.
/// </summary>
internal sealed class EnforcementRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack)
    {
        if (stack.Nlb is not NlbDraft.Created { Nlb: { IsEnforced: true } nlb })
        {
            return [];
        }

        var admitted = Ranges(nlb.Admitted);
        return admitted.Count > 0
            ? stack.Consumers.SelectMany(consumer => Check(consumer, admitted))
            :
            [
                new StackValidationError(
                    LogicalIds.Nlb(stack),
                    "",
                    "The NLB's rules apply to traffic through PrivateLink, but admit no range.",
                    "Add AdmitFrom(…) with the ranges of the consumers' clients, or leave out EnforceOnPrivateLinkTraffic."),
            ];
    }

    private static IEnumerable<StackValidationError> Check(ConsumerBuilder consumer, List<Ipv4Cidr> admitted) =>
        from client in Ranges(consumer.Admitted.Count > 0 ? consumer.Admitted : OwnRange(consumer))
        where !admitted.Exists(client.Overlaps)
        select new StackValidationError(
            LogicalIds.Endpoint(consumer),
            $"{client}",
            "The endpoint admits this range, but the NLB's enforced rules drop all of it.",
            "Add the range to the NLB's AdmitFrom(…).");

    private static EquatableList<string> OwnRange(ConsumerBuilder consumer) => consumer.Network switch
    {
        NetworkDraft.Created { Vpc.CidrBlock: var cidr } => [cidr],
        NetworkDraft.Used { Vpc.CidrBlock: { } cidr } => [cidr],
        _ => [],
    };

    private static List<Ipv4Cidr> Ranges(IEnumerable<string> sources) =>
        [.. sources.Distinct().Select(source => Ipv4Cidr.TryParse(source, out var range) ? range : (Ipv4Cidr?)null).OfType<Ipv4Cidr>()];
}
