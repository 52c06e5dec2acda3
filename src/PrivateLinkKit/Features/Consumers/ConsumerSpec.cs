using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Consumers;

internal sealed record ConsumerSpec
{
    public required string Name { get; init; }

    public required PlacementSpec Placement { get; init; }

    public required NetworkSpec Network { get; init; }

    /// <summary>Tier of the endpoint's subnets in a created network; in a used network the endpoint is placed in all named subnets.</summary>
    public required SubnetTier EndpointTier { get; init; }

    /// <summary>Sources that may reach the endpoint on the service's port; never empty.</summary>
    public required EquatableList<TrafficSource> Admitted { get; init; }

    /// <summary>The stack's tags and this consumer's own, by key in ordinal order.</summary>
    public required EquatableList<Tag> Tags { get; init; }
}
