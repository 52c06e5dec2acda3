namespace PrivateLinkKit.Model;

internal sealed record ConsumerSpec
{
    public required string Name { get; init; }

    public required PlacementSpec Placement { get; init; }

    public required NetworkSpec Network { get; init; }

    /// <summary>Which subnets of a created network the endpoint stands in; in a used network it stands in all named subnets.</summary>
    public required SubnetTier EndpointTier { get; init; }

    /// <summary>Who may reach the endpoint on the service's port; never empty.</summary>
    public required EquatableList<TrafficSource> Admitted { get; init; }

    /// <summary>The stack's tags and this consumer's own, by key in ordinal order.</summary>
    public required EquatableList<Tag> Tags { get; init; }
}
