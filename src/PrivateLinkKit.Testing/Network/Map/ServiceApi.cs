namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>The API of one of AWS's own services, as an endpoint leads to it; a feature of connections that arrive there.</summary>
/// <param name="Name">The service in the endpoint's name, such as <c>ecr.api</c>.</param>
/// <param name="SigningName">The service in signatures, such as <c>ecr</c>.</param>
/// <param name="Region">Its region.</param>
internal sealed record ServiceApi(string Name, string SigningName, string Region)
{
    /// <summary>The endpoint that a connection has come through; null: none.</summary>
    public string? EndpointId { get; init; }
}
