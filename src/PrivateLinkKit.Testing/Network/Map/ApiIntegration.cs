namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Where requests of a route go.</summary>
/// <param name="Method">The method of forwarded requests; <see cref="ApiRoute.AnyMethod"/> for that of the request.</param>
/// <param name="Timeout">Time limit of a request.</param>
internal sealed record ApiIntegration(string Method, TimeSpan Timeout)
{
    /// <summary>The address of the backend, with labels and stage variables; null: the listener is the address.</summary>
    public string? Uri { get; init; }

    /// <summary>The id of the VPC link that leads there; null: the Internet.</summary>
    public string? LinkId { get; init; }

    /// <summary>The ARN of the listener behind the link.</summary>
    public string? ListenerArn { get; init; }

    /// <summary>The name in the certificate of the listener; null: without TLS.</summary>
    public string? ServerName { get; init; }

    /// <summary>Changes of forwarded requests.</summary>
    public IReadOnlyList<ParameterMapping> RequestMappings { get; init; } = [];

    /// <summary>Changes of responses, by their status.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<ParameterMapping>> ResponseMappings { get; init; } =
        new Dictionary<int, IReadOnlyList<ParameterMapping>>();
}
