using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Connections that accounts of former consumers lose, as interruptions.</summary>
internal static class Cuts
{
    /// <summary>Returns one interruption per account and service.</summary>
    public static IEnumerable<Interruption> InterruptionsOf(Operation operation, Plan plan) =>
        plan.Cuts.Count == 0 ? [] :
        from unit in ByUnit(operation, plan)
        orderby unit.Key
        from cut in plan.Cuts
        let endpoints = cut.Connections.Where(connection => connection.AccountId == unit.Value).ToList()
        where endpoints.Count > 0
        select new Interruption
        {
            StackName = operation.Stack,
            Home = operation.Identity.Home.ToString(),
            Code = InterruptionCode.ConsumerRemoved,
            Unit = unit.Key,
            LogicalId = cut.Service.Id.Value,
            Evidence = $"no consumer is described in {unit.Value} any more, so its connections are rejected",
            Endpoints = [.. endpoints.Select(connection => new InterruptedEndpoint { EndpointId = connection.EndpointId, AccountId = unit.Value })],
        };

    /// <summary>Returns the accounts that lose connections, by the name of their first place.</summary>
    public static IReadOnlyDictionary<string, string> ByUnit(Operation operation, Plan plan) => plan.Observed.Unreachable.Select(place => place.At)
        .Concat(plan.Observed.Left.Select(left => left.At)).Select(operation.PlaceOf).OfType<Place>()
        .GroupBy(place => place.Account, (account, places) => (Unit: places.Select(place => $"{place}").Order(StringComparer.Ordinal).First(), account))
        .ToDictionary(cut => cut.Unit, cut => cut.account);

    /// <summary>Returns the connections of other accounts only.</summary>
    public static IReadOnlyList<ConnectedService> Without(IReadOnlyList<ConnectedService> cuts, IEnumerable<string> accounts)
    {
        var kept = accounts.ToHashSet();
        return [.. cuts.Select(cut => cut with { Connections = [.. cut.Connections.Where(connection => !kept.Contains(connection.AccountId))] })
            .Where(cut => cut.Connections.Count > 0)];
    }
}
