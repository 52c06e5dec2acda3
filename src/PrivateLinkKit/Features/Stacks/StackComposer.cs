using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.Consumers;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Composes a validated description into its AWS resources. Existing resources that are only used become known values, never resources.
/// </summary>
internal static class StackComposer
{
    /// <param name="stack">What is wanted.</param>
    /// <param name="defaultRegion">Region of a service if neither it nor its account has one; null: none.</param>
    /// <param name="accounts">The named accounts.</param>
    /// <exception cref="StackValidationException">A unit cannot be placed, or the description breaks rules of its region.</exception>
    public static ResourceGraph Compose(PrivateLinkStack stack, string? defaultRegion, NamedAccounts accounts)
    {
        var ofAccount = stack.Spec.Placement.Account is { } name ? accounts.Find(name)?.Region : null;
        return Compose(stack.In(ofAccount ?? defaultRegion).Spec, defaultRegion, accounts);
    }

    /// <summary>Returns a stack of which nothing is described.</summary>
    /// <param name="stack">Its name and home.</param>
    /// <param name="defaultRegion">Region of a home if neither it nor its account has one; null: none.</param>
    /// <param name="accounts">The named accounts.</param>
    /// <exception cref="StackValidationException">The name is not valid, or the home cannot be placed.</exception>
    public static ResourceGraph Compose(StackHome stack, string? defaultRegion, NamedAccounts accounts)
    {
        var home = Placing.Place(stack, defaultRegion, accounts);
        return new ResourceGraph(stack.Name, [], [At(home)]);
    }

    /// <param name="wanted">What is wanted.</param>
    /// <param name="defaultRegion">Region of every unit without one; null: none.</param>
    /// <param name="accounts">The named accounts; null: none.</param>
    /// <exception cref="StackValidationException">A unit names an unknown account, has no region, or has another one than the service.</exception>
    public static ResourceGraph Compose(StackSpec wanted, string? defaultRegion, NamedAccounts? accounts = null)
    {
        var stack = Placing.Place(wanted, defaultRegion, accounts ?? NamedAccounts.None);
        var provider = new Unit(stack.Name, stack.Name, At(stack.Placement), stack.Tags);
        var consumers = stack.Consumers.Select(consumer =>
            (Spec: consumer, Unit: new Unit(stack.Name, consumer.Name, At(consumer.Placement), consumer.Tags))).ToList();
        var endpointService = EndpointServiceComposer.Compose(stack, provider);
        IReadOnlyList<Resource> resources =
        [
            .. ProviderComposer.Compose(stack, provider),
            endpointService,
            .. stack.Features.SelectMany(feature => feature.Compose(new FeatureContext(stack.Name, provider.Name, provider.At, provider.Tags))),
            .. consumers.SelectMany(consumer => ConsumerComposer.Compose(consumer.Spec, consumer.Unit, stack.Nlb.Port, endpointService)),
        ];
        RefuseDuplicates(stack.Name, resources);
        return new ResourceGraph(stack.Name, resources, [provider.At, .. consumers.Select(consumer => consumer.Unit.At)])
        {
            Adjustments = [new SubnetAdoption()],
            Checks = [.. CheckComposer.Compose(stack, provider, consumers)],
        };
    }

    private static Placement At(PlacementSpec placement) => new(placement.Region!, placement.RoleArn, placement.ExternalId);

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
