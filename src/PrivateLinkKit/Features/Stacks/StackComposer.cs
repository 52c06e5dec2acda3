using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Composes a validated description into its AWS resources. Existing resources that are only used become known values, never resources.
/// </summary>
internal static class StackComposer
{
    /// <param name="stack">What is wanted.</param>
    /// <param name="defaultRegion">Region of a service if neither it nor its account has one; null: none.</param>
    /// <param name="accounts">The named accounts; null: none.</param>
    /// <exception cref="StackValidationException">A unit cannot be placed, or the description breaks rules of its region.</exception>
    public static ResourceGraph Compose(PrivateLinkStack stack, string? defaultRegion, NamedAccounts? accounts = null)
    {
        var known = accounts ?? NamedAccounts.None;
        var ofAccount = stack.Outline.Stack.Home.Placement.Account is { } name ? known.Find(name)?.Region : null;
        return Compose(new StackOutline(Placing.Place(stack.In(ofAccount ?? defaultRegion).Outline, defaultRegion, known)));
    }

    /// <summary>Returns a stack of which nothing is described.</summary>
    /// <param name="stack">Its name and home.</param>
    /// <param name="defaultRegion">Region of a home if neither it nor its account has one; null: none.</param>
    /// <param name="accounts">The named accounts.</param>
    /// <exception cref="StackValidationException">The name is not valid, or the home cannot be placed.</exception>
    public static ResourceGraph Compose(StackHome stack, string? defaultRegion, NamedAccounts accounts) =>
        new(stack.Name, [], [Placing.Place(stack, defaultRegion, accounts).Located]);

    private static ResourceGraph Compose(StackOutline stack)
    {
        var name = stack.Stack.Name;
        IReadOnlyList<Resource> resources = [.. stack.Features.SelectMany(own => own.Feature.Compose(own.Context))];
        RefuseDuplicates(name, resources);
        return new ResourceGraph(name, resources, stack.Units.Select(unit => unit.Placement.Located))
        {
            Adjustments = [.. stack.Features.SelectMany(own => own.Feature.Adjustments).Distinct()],
            Checks =
            [
                .. stack.Features.SelectMany(own => own.Feature.Checks(own.Context)),
                .. resources.Select(resource => resource.NameCheck).OfType<IGraphCheck>(),
            ],
            Protected = stack.Units.Where(unit => unit.IsProtected).Select(unit => unit.Name).ToHashSet(),
        };
    }

    private static void RefuseDuplicates(string stack, IEnumerable<Resource> resources)
    {
        var errors = resources.CountBy(resource => resource.Id).Where(id => id.Value > 1).Select(id => new StackValidationError(
            id.Key.Value, id.Key.Value, "Several resources have this logical id.", "Let the feature give its resources other names.")).ToList();
        if (errors.Count > 0)
        {
            throw new StackValidationException(stack, errors);
        }
    }
}
