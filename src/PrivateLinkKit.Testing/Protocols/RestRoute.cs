namespace PrivateLinkKit.Testing.Protocols;

/// <summary>
/// Method and path of a REST operation, such as <c>GET /v2/apis/{apiId}</c>. A label takes one segment, <c>{Key+}</c> all that remain; a query string
/// as in <c>GET /{Bucket}?acl</c> lists parameters that a request must have.
/// </summary>
internal sealed class RestRoute
{
    private readonly string[] _segments;
    private readonly (string Key, string? Value)[] _required;

    private RestRoute(string text, string method, string[] segments, (string Key, string? Value)[] required)
    {
        (Text, Method) = (text, method);
        (_segments, _required) = (segments, required);
    }

    public string Text { get; }

    public string Method { get; }

    /// <summary>The names of its labels.</summary>
    public IEnumerable<string> Labels => _segments.Where(IsLabel).Select(NameOf);

    /// <summary>The parameters that a request must have.</summary>
    public IEnumerable<string> RequiredKeys => _required.Select(parameter => parameter.Key);

    /// <exception cref="FormatException">The text is not a method and a path.</exception>
    public static RestRoute Parse(string text)
    {
        if (text.Split(' ') is not [{ Length: > 0 } method, ['/', ..] uri] || method.Any(letter => !char.IsAsciiLetterUpper(letter)))
        {
            throw new FormatException($"'{text}' is not a route: write a method and a path, such as GET /queues/{{name}}.");
        }

        var parts = uri.Split('?', 2);
        var segments = SegmentsOf(parts[0]);
        if (segments.Index().FirstOrDefault(entry => IsGreedy(entry.Item) && entry.Index < segments.Length - 1).Item is { } greedy)
        {
            throw new FormatException($"'{text}' is not a route: {greedy} takes all segments that remain, so it must be the last.");
        }

        var required = parts is [_, var query] ? query.Split('&').Select(pair => pair.Split('=', 2)) : [];
        return new RestRoute(text, method, segments, [.. required.Select(pair => (pair[0], pair is [_, var value] ? value : null))]);
    }

    /// <summary>Returns the values of the labels; null if the request is for another operation.</summary>
    public IReadOnlyDictionary<string, string>? Match(ApiRequest request)
    {
        var path = SegmentsOf(request.Path);
        if (request.Method != Method || (_segments is [.., var last] && IsGreedy(last) ? path.Length < _segments.Length : path.Length != _segments.Length))
        {
            return null;
        }

        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, segment) in _segments.Index())
        {
            if (IsLabel(segment))
            {
                labels[NameOf(segment)] = Uri.UnescapeDataString(IsGreedy(segment) ? Remainder(request.Path, place) : path[place]);
            }
            else if (Uri.UnescapeDataString(path[place]) != segment)
            {
                return null;
            }
        }

        return _required is [] || HasRequired(request) ? labels : null;
    }

    /// <summary>Orders the more specific route first: literals before labels, then the one that requires more parameters.</summary>
    public static int Compare(RestRoute one, RestRoute other)
    {
        foreach (var (own, others) in one._segments.Zip(other._segments))
        {
            if (Rank(own).CompareTo(Rank(others)) is not 0 and var order)
            {
                return order;
            }
        }

        return other._required.Length.CompareTo(one._required.Length);
    }

    private bool HasRequired(ApiRequest request)
    {
        var given = request.QueryParameters.ToList();
        return _required.All(wanted => given.Exists(pair => pair.Key == wanted.Key && (wanted.Value is null || pair.Value == wanted.Value)));
    }

    private static string[] SegmentsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    // Slashes that are doubled or trail are part of what remains.
    private static string Remainder(string path, int segments) => path.TrimStart('/').Split('/', segments + 1)[^1];

    private static int Rank(string segment) => IsGreedy(segment) ? 2 : IsLabel(segment) ? 1 : 0;

    private static bool IsLabel(string segment) => segment is ['{', _, .., '}'];

    private static bool IsGreedy(string segment) => segment is ['{', _, .., '+', '}'];

    private static string NameOf(string segment) => segment[1..^1].TrimEnd('+');
}
