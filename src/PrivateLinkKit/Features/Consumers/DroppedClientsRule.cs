using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Consumers;

/// <summary>Checks that an NLB whose security group is enforced on PrivateLink traffic admits the endpoint's clients, whom it would silently drop.</summary>
internal static class DroppedClientsRule
{
    public static IEnumerable<StackValidationError> Check(string id, IEnumerable<string> sources, ServiceLoadBalancer balancer)
    {
        var admitted = Ranges(balancer.EnforcedSources);
        return admitted.Count == 0 ? [] : Ranges(sources).Where(client => !admitted.Exists(client.Overlaps)).Select(client => new StackValidationError(
            id,
            $"{client}",
            "The endpoint admits this range, but the NLB's enforced rules drop all of it.",
            "Add the range to the NLB's AdmitFrom(…)."));
    }

    private static List<Ipv4Cidr> Ranges(IEnumerable<string> sources) =>
        [.. sources.Distinct().Select(source => Ipv4Cidr.TryParse(source, out var range) ? range : (Ipv4Cidr?)null).OfType<Ipv4Cidr>()];
}
