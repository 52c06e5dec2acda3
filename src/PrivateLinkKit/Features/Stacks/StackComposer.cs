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
    /// <param name="service">The logical id of its endpoint service.</param>
    /// <exception cref="StackValidationException">The name is not valid, or the home cannot be placed.</exception>
    public static ResourceGraph Compose(StackHome stack, string? defaultRegion, NamedAccounts accounts, LogicalId service) =>
        new(stack.Name, [], [Placing.Place(stack, defaultRegion, accounts).Located]) { UndescribedService = service };

    private static ResourceGraph Compose(StackOutline stack)
    {
        var name = stack.Stack.Name;
        var composed = Resources(stack);
        List<(FeatureContext Context, IGraphCheck Check)> checks =
            [.. stack.Features.SelectMany(own => own.Feature.Checks(own.Context), (own, check) => (own.Context, (IGraphCheck)check))];
        if ((StackValidationError[])[.. CompositionRule.Check(composed), .. CompositionRule.Check(checks)] is [_, ..] errors)
        {
            throw new StackValidationException(name, errors);
        }

        try
        {
            return Graph(stack, composed.Select(own => own.Resource), checks.Select(own => own.Check));
        }
        catch (CircularDependencyException<ResourceGraph.Milestone> failure)
        {
            throw new StackValidationException(name, [CompositionRule.Circle(failure.Circle)]);
        }
    }

    private static ResourceGraph Graph(StackOutline stack, IEnumerable<Resource> resources, IEnumerable<IGraphCheck> checks) =>
        new(stack.Stack.Name, resources, stack.Units.Select(unit => unit.Placement.Located))
        {
            Adjustments = [.. stack.Features.SelectMany(own => own.Feature.Adjustments).Distinct()],
            Checks = [.. checks],
            Protected = stack.Units.Where(unit => unit.IsProtected).Select(unit => unit.Name).ToHashSet(),
        };

    private static List<(FeatureContext Context, Resource Resource)> Resources(StackOutline stack)
    {
        List<(FeatureContext Context, Resource Resource)> resources = [];
        List<StackValidationError> errors = [];
        foreach (var (feature, context) in stack.Features)
        {
            try
            {
                resources.AddRange(feature.Compose(context).Select(resource => (context, resource)));
            }
            catch (StackValidationException failure)
            {
                errors.AddRange(failure.Errors);
            }
        }

        return errors.Count == 0 ? resources : throw new StackValidationException(stack.Stack.Name, errors);
    }
}
