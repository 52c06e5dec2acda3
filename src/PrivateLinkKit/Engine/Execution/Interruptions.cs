using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Derives the interruptions of a plan from their causes and from who is connected. What disconnects nobody is no interruption.</summary>
internal static class Interruptions
{
    public static IReadOnlyList<Interruption> Of(
        StackIdentity stack, IReadOnlyList<CausedInterruption> caused, ObservedStack observed, ForeignEndpoints foreign)
    {
        if (caused.Count == 0)
        {
            return [];
        }

        var endpoints = observed.Resources.Where(state => state.ConsumesService).ToList();
        var byUnit = endpoints.ToLookup(state => state.Id.Unit, Own);
        IReadOnlyList<InterruptedEndpoint> all = [.. endpoints.Select(Own), .. foreign.All];
        return
        [
            .. from one in caused
               let affected = Served(one.Change.Have!).Where(one.Cause.Reaches).ToList()
               where affected.Count > 0 || one.Cause.ReachesDirectClients || one.Cause.AlwaysAsks
               orderby one.Change.LogicalId, one.Cause.Code
               select new Interruption
               {
                   StackName = stack.Stack,
                   Home = stack.Home.ToString(),
                   Code = one.Cause.Code,
                   Unit = one.Unit,
                   LogicalId = one.Change.LogicalId,
                   PhysicalId = one.Change.PhysicalId,
                   Evidence = one.Cause.Evidence,
                   Endpoints = affected,
               },
        ];

        IEnumerable<InterruptedEndpoint> Served(ResourceState have) => have switch
        {
            { ConsumesService: true } => [Own(have)],
            { ServesConsumers: true } => endpoints.Where(endpoint => endpoint.DependsOn.Intersect(have.Aliases.Append(have.PhysicalId)).Any()).Select(Own)
                .Concat(foreign.Of(have)),
            _ when byUnit.Contains(have.Id.Unit) => byUnit[have.Id.Unit],
            _ => all,
        };
    }

    private static InterruptedEndpoint Own(ResourceState endpoint) =>
        new() { EndpointId = endpoint.PhysicalId, AccountId = AccountName.OfRole(endpoint.At), Consumer = endpoint.Id.Unit };
}
