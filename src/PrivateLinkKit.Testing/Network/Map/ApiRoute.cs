namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A route of an HTTP API, or a method of a REST API.</summary>
/// <param name="Key">Its key, such as <c>GET /orders/{id}</c>.</param>
/// <param name="Method">The method; <see cref="AnyMethod"/> for all.</param>
/// <param name="Segments">The segments of its path, of which <c>{id}</c> stands for one and <c>{proxy+}</c> for all that remain; null: any path.</param>
/// <param name="Integration">Where its requests go; null: nowhere.</param>
internal sealed record ApiRoute(string Key, string Method, IReadOnlyList<string>? Segments, ApiIntegration? Integration)
{
    public const string AnyMethod = "ANY";

    /// <summary>Splits a path.</summary>
    public static string[] SegmentsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public static bool IsLabel(string segment) => segment is ['{', _, .., '}'];

    public static bool IsGreedy(string segment) => segment is ['{', _, .., '+', '}'];

    /// <summary>The name of a label.</summary>
    public static string NameOf(string label) => label[1..^1].TrimEnd('+');
}
