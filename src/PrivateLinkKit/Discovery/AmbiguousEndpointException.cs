namespace PrivateLinkKit;

/// <summary>More than one endpoint matches the options.</summary>
public sealed class AmbiguousEndpointException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="name">The requested name.</param>
    /// <param name="endpointIds">AWS's ids of the endpoints that match.</param>
    /// <param name="option">The option that distinguishes them.</param>
    public AmbiguousEndpointException(string name, IEnumerable<string> endpointIds, string option)
        : base($"Endpoint {name} matches several endpoints: {string.Join(", ", endpointIds = [.. endpointIds])}. Select one with the option {option}.")
    {
        Name = name;
        EndpointIds = [.. endpointIds];
    }

    /// <summary>The requested name.</summary>
    public string Name { get; }

    /// <summary>AWS ids of the matching endpoints.</summary>
    public IReadOnlyList<string> EndpointIds { get; }
}
