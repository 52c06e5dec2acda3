using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <param name="Port">The listener that the NLB forwards to.</param>
internal abstract record AlbSpec(int Port)
{
    /// <summary>An internal HTTP load balancer in the network's private (or the given) subnets, in front of the workload.</summary>
    /// <param name="Name">Name of the load balancer.</param>
    /// <param name="HealthCheck">Health check of the tasks' target group.</param>
    internal sealed record Created(string Name, int Port, HealthCheckSpec HealthCheck, bool DropInvalidHeaderFields) : AlbSpec(Port);

    internal sealed record Used(string Arn, int Port) : AlbSpec(Port);
}
