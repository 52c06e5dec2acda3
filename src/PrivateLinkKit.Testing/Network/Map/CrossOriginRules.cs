namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>What pages of other origins may do with an API (CORS).</summary>
internal sealed record CrossOriginRules
{
    public IReadOnlyList<string> Origins { get; init; } = [];

    public IReadOnlyList<string> Methods { get; init; } = [];

    public IReadOnlyList<string> Headers { get; init; } = [];

    public IReadOnlyList<string> ExposedHeaders { get; init; } = [];

    public int? MaxAge { get; init; }

    public bool AdmitsCredentials { get; init; }
}
