using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit.Composition;

/// <summary>A validated description to the AWS resources that it takes. What is only used becomes a known value, never a resource.</summary>
internal static class StackComposer
{
    /// <param name="stack">What is wanted.</param>
    /// <param name="defaultRegion">Of every side that says nothing of a region; null: none.</param>
    /// <exception cref="StackValidationException">A side has no region.</exception>
    public static ResourceGraph Compose(StackSpec stack, string? defaultRegion)
    {
        ThrowOnMissingRegions(stack, defaultRegion);
        var provider = new Side(stack.Name, stack.Name, At(stack.Placement), stack.Tags);
        var consumers = stack.Consumers.Select(consumer => (Spec: consumer, Side: new Side(stack.Name, consumer.Name, At(consumer.Placement), consumer.Tags))).ToList();
        var endpointService = EndpointServiceComposer.Compose(stack, provider);
        var resources = WithMemory(provider.At,
        [
            .. ProviderComposer.Compose(stack, provider),
            endpointService,
            .. consumers.SelectMany(consumer => ConsumerComposer.Compose(consumer.Spec, consumer.Side, stack.Nlb.Port, endpointService)),
        ]);
        return new ResourceGraph(stack.Name, resources, [provider.At, .. consumers.Select(consumer => consumer.Side.At)]);

        Placement At(PlacementSpec placement) => new(placement.Region ?? defaultRegion!, placement.RoleArn, placement.ExternalId);
    }

    /// <summary>
    /// What is made elsewhere is found by what remembers it at home: the endpoint service, and until there is one the first thing that stands there.
    /// So nothing is made elsewhere before that.
    /// </summary>
    private static IEnumerable<Resource> WithMemory(Placement home, IReadOnlyList<Resource> resources)
    {
        var elsewhere = resources.Select(resource => resource.At).Where(at => at != home).Distinct().ToEquatableList();
        if (elsewhere.Count == 0)
        {
            return resources;
        }

        var first = resources.First(resource => resource.At == home && !resource.DependsOn.Any() && resource.Kind.StartsWith("AWS::EC2::", StringComparison.Ordinal));
        return resources.Select(resource =>
            resource == first || resource is EndpointService ? resource with { Remembers = elsewhere }
            : resource.At != home && !resource.DependsOn.Any() ? resource with { After = [first.Id] }
            : resource);
    }

    private static void ThrowOnMissingRegions(StackSpec stack, string? defaultRegion)
    {
        var sides = stack.Consumers.Select(consumer => (consumer.Name, consumer.Placement)).Prepend((stack.Name, stack.Placement));
        var faults = sides.Where(side => (side.Placement.Region ?? defaultRegion) is null)
            .Select(side => new StackFault(side.Name, "", "It is not known in which region this is.", "Name a region or zones for it, or set PrivateLinkOptions.Region."))
            .ToList();
        if (faults.Count > 0)
        {
            throw new StackValidationException(stack.Name, faults);
        }
    }
}
