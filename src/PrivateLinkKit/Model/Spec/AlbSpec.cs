namespace PrivateLinkKit.Model;

/// <param name="Port">The listener that the NLB forwards to.</param>
internal abstract record AlbSpec(int Port)
{
    /// <summary>Internal, HTTP, in the network's private (or the named) subnets, in front of the workload.</summary>
    /// <param name="Name">Of the load balancer.</param>
    /// <param name="HealthCheck">Of the target group that holds the tasks.</param>
    internal sealed record Created(string Name, int Port, HealthCheckSpec HealthCheck, bool DropInvalidHeaderFields) : AlbSpec(Port);

    internal sealed record Used(string Arn, int Port) : AlbSpec(Port);
}
