using PrivateLinkKit.Execution;
using PrivateLinkKit.Resources.Ec2;

namespace PrivateLinkKit;

/// <summary>What an apply did, and how the result is reached.</summary>
public sealed class ApplyResult
{
    private ApplyResult(
        string stackName, string? serviceName, IReadOnlyList<PrivateLinkEndpoint> endpoints, IReadOnlyList<ChangeOutcome> outcomes, IReadOnlyDictionary<string, int> calls)
    {
        StackName = stackName;
        ServiceName = serviceName;
        Endpoints = endpoints;
        Outcomes = outcomes;
        Calls = calls;
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>What consumers call the endpoint service, <c>com.amazonaws.vpce.REGION.vpce-svc-…</c>; null where the stack has none.</summary>
    public string? ServiceName { get; }

    /// <summary>The endpoints of the stack's consumers.</summary>
    public IReadOnlyList<PrivateLinkEndpoint> Endpoints { get; }

    /// <summary>What became of each change of the plan, and of those that another host at work on the stack made necessary; empty where there was nothing to do.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; }

    /// <summary>The AWS calls that it took, by operation.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; }

    /// <summary>The endpoint of one consumer.</summary>
    /// <param name="consumer">The name given to <c>ConsumeFrom</c>.</param>
    /// <exception cref="ArgumentException">The stack has no such consumer.</exception>
    public PrivateLinkEndpoint Endpoint(string consumer) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.Consumer == consumer)
        ?? throw new ArgumentException(
            $"Stack {StackName} has no consumer '{consumer}'. It has: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Consumer))}.", nameof(consumer));

    internal static ApplyResult From(Plan plan, Run run, IReadOnlyList<ChangeOutcome> outcomes)
    {
        var states = plan.Graph.InOrder.Select(resource => run.Outputs[resource.Id]).ToList();
        return new ApplyResult(
            plan.StackName,
            states.OfType<EndpointServiceState>().FirstOrDefault()?.ServiceName,
            [.. states.OfType<InterfaceEndpointState>().Select(state => new PrivateLinkEndpoint(state, plan.StackName, plan.Graph.Port, run.Options, run.Clients))],
            outcomes,
            run.Calls.Snapshot());
    }
}
