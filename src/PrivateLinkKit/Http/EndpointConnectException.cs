namespace PrivateLinkKit;

/// <summary>No address of an endpoint could be connected to, although AWS reports that the endpoint carries traffic.</summary>
public sealed class EndpointConnectException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="port">The port that was tried.</param>
    /// <param name="failures">The error at each address.</param>
    public EndpointConnectException(ResolvedEndpoint endpoint, int port, IReadOnlyList<ConnectFailure> failures)
        : base(
            $"Endpoint {endpoint.Name} ({endpoint.EndpointId}) could not be connected to on port {port}: {Told(failures)}. Check that its security "
                + "groups admit this client, "
            + "that the service's load balancer listens on this port, and that targets behind it are healthy.",
            failures.Count == 1 ? failures[0].Error : failures.Count == 0 ? null : new AggregateException(failures.Select(failure => failure.Error)))
    {
        Name = endpoint.Name;
        EndpointId = endpoint.EndpointId;
        Port = port;
        Failures = failures;
    }

    /// <summary>The requested name of the endpoint.</summary>
    public string Name { get; }

    /// <summary>The AWS id, <c>vpce-…</c>.</summary>
    public string EndpointId { get; }

    /// <summary>The port that was tried.</summary>
    public int Port { get; }

    /// <summary>Failure at each address, in the order tried; empty if the endpoint has no address.</summary>
    public IReadOnlyList<ConnectFailure> Failures { get; }

    private static string Told(IReadOnlyList<ConnectFailure> failures) => failures.Count == 0
        ? "it has no address"
        : string.Join("; ", failures.Select(failure => $"{failure.Address.Address} in {failure.Address.Zone}: {failure.Error.Message.TrimEnd('.')}"));
}
