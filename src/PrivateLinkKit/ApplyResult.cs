using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>Result of an apply.</summary>
public sealed class ApplyResult
{
    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>The AWS id of the endpoint service, <c>vpce-svc-…</c>; null if the stack has none.</summary>
    public string? ServiceId { get; init; }

    /// <summary>
    /// The name by which consumers connect to the endpoint service, <c>com.amazonaws.vpce.REGION.vpce-svc-…</c>; null if the stack has
    /// none.
    /// </summary>
    public string? ServiceName { get; init; }

    /// <summary>The endpoints of the stack's consumers.</summary>
    public IReadOnlyList<PrivateLinkEndpoint> Endpoints { get; init; } = [];

    /// <summary>Outcome of each change of the plan, and of changes that a concurrent host made necessary; empty if nothing had to change.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; init; } = [];

    /// <summary>Outcome of each unit. An apply succeeds although units are unreachable or held back, so check it where that matters.</summary>
    public IReadOnlyList<UnitOutcome> Units { get; init; } = [];

    /// <summary>true if every unit is complete.</summary>
    public bool IsComplete => Units.All(unit => unit.Result is UnitResult.Complete);

    /// <summary>Facts about what the apply could not bring into line, such as a home record that cannot be changed.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];

    /// <summary>The number of AWS calls by operation.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new Dictionary<string, int>();

    /// <summary>Returns the endpoint of one consumer.</summary>
    /// <param name="consumer">The name given to <c>ConsumeFrom</c>.</param>
    /// <exception cref="ArgumentException">The stack has no such consumer.</exception>
    public PrivateLinkEndpoint Endpoint(string consumer) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.Consumer == consumer)
        ?? throw new ArgumentException(
            $"Stack {StackName} has no consumer '{consumer}'. It has: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Consumer))}.", nameof(consumer));

    internal static ApplyResult From(Applied applied, PrivateLinkOptions options, AwsClientPool clients)
    {
        var stack = applied.Plan.StackName;
        var service = States<EndpointService, EndpointServiceState>(applied).Select(found => found.State).FirstOrDefault();
        return new ApplyResult
        {
            StackName = stack,
            ServiceId = service?.PhysicalId,
            ServiceName = service?.ServiceName,
            Endpoints =
            [
                .. States<InterfaceEndpoint, InterfaceEndpointState>(applied)
                    .Select(endpoint => PrivateLinkEndpoint.Of(endpoint.State, applied.Plan.Graph.Identity!, endpoint.Want.Port, options, clients)),
            ],
            Outcomes = applied.Outcomes,
            Units = UnitOutcomes.Of(applied.Plan.Units, applied.Outcomes),
            Notes = applied.Notes,
            Calls = applied.Calls,
        };
    }

    private static IEnumerable<(TResource Want, TState State)> States<TResource, TState>(Applied applied)
        where TResource : Resource
        where TState : ResourceState =>
        from want in applied.Plan.Graph.InOrder.OfType<TResource>()
        let state = applied.Outputs[want.Id] as TState
        where state is not null
        select (want, state);
}
