using System.Net;
using System.Text;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The parts of an HTTP request that carry an API call.</summary>
internal sealed class ApiRequest(string? target, ReadOnlyMemory<byte> body)
{
    public static readonly ApiRequest None = new(target: null, ReadOnlyMemory<byte>.Empty);

    private FormBody? _form;

    public string Method { get; init; } = "POST";

    /// <summary>The path, escaped.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The query string, escaped and without its question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>Returns the value of a header; null if the request does not have it.</summary>
    public Func<string, string?> Header { get; init; } = _ => null;

    /// <summary>The names of the headers.</summary>
    public IEnumerable<string> HeaderNames { get; init; } = [];

    public string? Target => target;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>The body as the query protocols write it; a GET request has it in the query string.</summary>
    public FormBody Form => _form ??= new FormBody(Method is "GET" ? Encoding.UTF8.GetBytes(Query) : body);

    /// <summary>The parameters in the query string, in their order.</summary>
    public IEnumerable<(string Key, string Value)> QueryParameters =>
        from pair in Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (WebUtility.UrlDecode(parts[0]), parts is [_, var value] ? WebUtility.UrlDecode(value) : "");
}
