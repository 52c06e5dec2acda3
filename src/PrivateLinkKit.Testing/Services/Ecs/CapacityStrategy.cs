using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Strategies that distribute tasks over capacity providers: first the base of one of them, then by weight.</summary>
internal static class CapacityStrategy
{
    private const int Most = 20;

    /// <summary>Returns the strategy as it is described, checked against the providers of the cluster.</summary>
    public static IReadOnlyList<CapacityProviderStrategyItem> Check(IReadOnlyList<string> providers, IReadOnlyList<CapacityProviderStrategyItem>? strategy)
    {
        var items = (strategy ?? [])
            .Select(item => item with { CapacityProvider = EcsArns.NameOf(item.CapacityProvider!), Weight = item.Weight ?? 0, Base = item.Base ?? 0 }).ToList();
        if (items is [])
        {
            return items;
        }

        if (items.Exists(item => !providers.Contains(item.CapacityProvider!)))
        {
            throw EcsErrors.InvalidParameter(
                "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity "
                + "provider with the cluster and try again.");
        }

        if (items.Count > Most || items.DistinctBy(item => item.CapacityProvider).Count() < items.Count)
        {
            throw EcsErrors.InvalidParameter($"A capacity provider strategy can contain at most {Most} capacity providers, each once.");
        }

        if (items.DistinctBy(item => ProviderLookup.IsFargate(item.CapacityProvider!)).Count() > 1)
        {
            throw EcsErrors.InvalidParameter(
                "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the "
                + "other and try again.");
        }

        if (items.Count(item => item.Base > 0) > 1)
        {
            throw EcsErrors.InvalidParameter("A capacity provider strategy can have a base value greater than 0 for one capacity provider only.");
        }

        return items.TrueForAll(item => item.Weight is 0) && items.Count > 1
            ? throw EcsErrors.InvalidParameter("A capacity provider strategy must have a weight value greater than 0 for at least one capacity provider.")
            : items;
    }

    /// <summary>Returns the provider of the next task; null: there is no strategy.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="used">The providers of the tasks that run already.</param>
    public static string? Next(IReadOnlyList<CapacityProviderStrategyItem>? strategy, IReadOnlyList<string?> used)
    {
        if (strategy is null or [])
        {
            return null;
        }

        var counts = strategy.ToDictionary(item => item.CapacityProvider!, item => used.Count(name => name == item.CapacityProvider));
        return strategy.FirstOrDefault(item => counts[item.CapacityProvider!] < item.Base)?.CapacityProvider
            ?? strategy.Where(item => item.Weight > 0 || strategy.Count is 1)
                .MinBy(item => (counts[item.CapacityProvider!] - item.Base!.Value + 1) / (double)Math.Max(1, item.Weight!.Value))!.CapacityProvider;
    }
}
