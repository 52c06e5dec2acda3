using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Execution;

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

    /// <summary>The number of AWS calls by operation.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new Dictionary<string, int>();

    /// <summary>Returns the endpoint of one consumer.</summary>
    /// <param name="consumer">The name given to <c>ConsumeFrom</c>.</param>
    /// <exception cref="ArgumentException">The stack has no such consumer.</exception>
    public PrivateLinkEndpoint Endpoint(string consumer) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.Consumer == consumer)
        ?? throw new ArgumentException(
            $"Stack {StackName} has no consumer '{consumer}'. It has: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Consumer))}.", nameof(consumer));

    internal static ApplyResult From(Plan plan, Operation operation, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var states = plan.Graph.InOrder.Select(resource => operation.Outputs[resource.Id]).ToList();
        var service = states.OfType<EndpointServiceState>().FirstOrDefault();
        return new ApplyResult
        {
            StackName = plan.StackName,
            ServiceId = service?.PhysicalId,
            ServiceName = service?.ServiceName,
            Endpoints = [.. states.OfType<InterfaceEndpointState>().Select(state => PrivateLinkEndpoint.Of(state, plan.StackName, plan.Graph.Port, operation))],
            Outcomes = outcomes,
            Calls = operation.Calls.Snapshot(),
        };
    }
}
