using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Settings of an unfinished description, not yet validated. null: not set.</summary>
internal sealed record StackDraft(string Name)
{
    public PlacementSpec Placement { get; init; } = new(Region: null);

    public NetworkDraft? Network { get; init; }

    public FargateBuilder? Workload { get; init; }

    public AlbDraft? Alb { get; init; }

    public NlbDraft? Nlb { get; init; }

    public EquatableList<string> Principals { get; init; } = [];

    public bool ExclusivePrincipals { get; init; }

    public bool AnyPrincipal { get; init; }

    public bool AcceptanceWaived { get; init; }

    public bool AcceptanceRequired { get; init; }

    public EquatableList<ConsumerBuilder> Consumers { get; init; } = [];

    public EquatableList<Tag> Tags { get; init; } = [];

    public EquatableList<StackFeature> Features { get; init; } = [];
}
