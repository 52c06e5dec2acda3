using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <param name="Port">The TCP listener, and so the port at the endpoints.</param>
internal abstract record NlbSpec(int Port)
{
    /// <summary>
    /// An internal NLB in the network's private (or the given) subnets, in front of the ALB if there is one, otherwise of the tasks.
    /// </summary>
    internal sealed record Created(int Port) : NlbSpec(Port)
    {
        public required string Name { get; init; }

        public required bool CrossZone { get; init; }

        /// <summary>true if the NLB sends the PROXY protocol header to the tasks; never with an ALB.</summary>
        public required bool ProxyProtocol { get; init; }

        /// <summary>Health check of the target group of the ALB or the tasks.</summary>
        public required HealthCheckSpec HealthCheck { get; init; }

        /// <summary>Sources that may connect directly, not through PrivateLink.</summary>
        public required EquatableList<TrafficSource> Admitted { get; init; }

        /// <summary>true if <see cref="Admitted"/> also applies to PrivateLink traffic, by the client's own address.</summary>
        public required bool EnforceOnPrivateLinkTraffic { get; init; }
    }

    internal sealed record Used(string Arn, int Port) : NlbSpec(Port);
}
