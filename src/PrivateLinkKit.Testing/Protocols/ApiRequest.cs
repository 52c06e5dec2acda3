namespace PrivateLinkKit.Testing.Protocols;

/// <summary>The parts of an HTTP request that carry an API call.</summary>
internal sealed class ApiRequest(string? target, ReadOnlyMemory<byte> body)
{
    public static readonly ApiRequest None = new(target: null, ReadOnlyMemory<byte>.Empty);

    private FormBody? _form;

    public string? Target => target;

    public ReadOnlyMemory<byte> Body => body;

    /// <summary>The body as the query protocols write it.</summary>
    public FormBody Form => _form ??= new FormBody(body);
}
