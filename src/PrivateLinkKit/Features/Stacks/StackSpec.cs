using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Consumers;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>A complete, valid description, with every default filled in.</summary>
internal sealed record StackSpec
{
    public required string Name { get; init; }

    public required PlacementSpec Placement { get; init; }

    /// <summary>null only if an existing NLB is used.</summary>
    public required NetworkSpec? Network { get; init; }

    /// <summary>null if an existing ALB or NLB is used: the workload behind it is not part of the stack.</summary>
    public required FargateSpec? Workload { get; init; }

    /// <summary>null if the NLB forwards to the tasks directly, or is not part of the stack.</summary>
    public required AlbSpec? Alb { get; init; }

    public required NlbSpec Nlb { get; init; }

    public required EndpointServiceSpec EndpointService { get; init; }

    public required EquatableList<ConsumerSpec> Consumers { get; init; }

    /// <summary>Tags of every resource of the stack, by key in ordinal order.</summary>
    public required EquatableList<Tag> Tags { get; init; }

    /// <summary>Parts that other projects describe.</summary>
    public EquatableList<StackFeature> Features { get; init; } = [];
}
