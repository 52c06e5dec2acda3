using PrivateLinkKit.Model;

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
        var endpointService = EndpointServiceComposer.Compose(stack, provider) with
        {
            ConsumersAt = consumers.Select(consumer => consumer.Side.At).Where(at => at != provider.At).Distinct().ToEquatableList(),
        };

        return new ResourceGraph(
            stack.Name,
            [
                .. ProviderComposer.Compose(stack, provider),
                endpointService,
                .. consumers.SelectMany(consumer => ConsumerComposer.Compose(consumer.Spec, consumer.Side, stack.Nlb.Port, endpointService)),
            ],
            [provider.At, .. consumers.Select(consumer => consumer.Side.At)]);

        Placement At(PlacementSpec placement) => new(placement.Region ?? defaultRegion!, placement.RoleArn, placement.ExternalId);
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
