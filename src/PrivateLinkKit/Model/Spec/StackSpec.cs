namespace PrivateLinkKit.Model;

/// <summary>Everything the builder was told, with every default filled in and every rule kept.</summary>
internal sealed record StackSpec
{
    public required string Name { get; init; }

    public required PlacementSpec Placement { get; init; }

    /// <summary>Null only when an existing NLB is used.</summary>
    public required NetworkSpec? Network { get; init; }

    /// <summary>Null when an existing ALB or NLB is used: what runs behind it is not ours.</summary>
    public required FargateSpec? Workload { get; init; }

    /// <summary>Null when the NLB forwards to the tasks themselves, or is itself not ours.</summary>
    public required AlbSpec? Alb { get; init; }

    public required NlbSpec Nlb { get; init; }

    public required EndpointServiceSpec EndpointService { get; init; }

    public required EquatableList<ConsumerSpec> Consumers { get; init; }

    /// <summary>Tags of every resource of the stack, by key in ordinal order.</summary>
    public required EquatableList<Tag> Tags { get; init; }
}
