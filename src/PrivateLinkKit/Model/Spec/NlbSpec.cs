namespace PrivateLinkKit.Model;

/// <param name="Port">The TCP listener, and so the port at the endpoints.</param>
internal abstract record NlbSpec(int Port)
{
    /// <summary>Internal, in the network's private (or the named) subnets, in front of the ALB if there is one and of the tasks otherwise.</summary>
    internal sealed record Created(int Port) : NlbSpec(Port)
    {
        public required string Name { get; init; }

        public required bool CrossZone { get; init; }

        /// <summary>Whether the tasks are told who is calling; never where there is an ALB.</summary>
        public required bool ProxyProtocol { get; init; }

        /// <summary>Of the target group that holds the ALB or the tasks.</summary>
        public required HealthCheckSpec HealthCheck { get; init; }

        /// <summary>Who may connect, other than through PrivateLink.</summary>
        public required EquatableList<TrafficSource> Admitted { get; init; }

        /// <summary>Whether <see cref="Admitted"/> also judges what comes through PrivateLink, by the client's own address.</summary>
        public required bool EnforceOnPrivateLinkTraffic { get; init; }
    }

    internal sealed record Used(string Arn, int Port) : NlbSpec(Port);
}
