namespace PrivateLinkKit.Testing;

/// <summary>Address of an AWS emulator.</summary>
internal sealed record EdgeAddress(string Host, int Port, bool IsTls)
{
    /// <summary>LocalStack's own.</summary>
    public const int UsualPort = 4566;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Uri Url => new($"{(IsTls ? "https" : "http")}://{Host}:{Port}/");

    /// <param name="text">A host, with or without a port, or a URL.</param>
    /// <returns>The URL; null if the text has none of these forms.</returns>
    public static EdgeAddress? Parse(string text)
    {
        var isTls = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var rest = isTls || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..] : text;
        return Uri.TryCreate($"none://{rest}", UriKind.Absolute, out var url)
            && url is { Host.Length: > 0, AbsolutePath: "/" or "", Query: "", Fragment: "", UserInfo: "" } && url.Port != 0
            ? new EdgeAddress(url.Host, url.Port < 0 ? UsualPort : url.Port, isTls)
            : null;
    }

    /// <summary>Sends any request; every answer counts, because emulators differ.</summary>
    /// <exception cref="InvalidOperationException">Nothing answers.</exception>
    public async Task ExpectAnswerAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(Url, "_localstack/health"));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            throw new InvalidOperationException(
                $"{EdgeChoice.HostVariable} names {Url}, but nothing answers there. Start it, or unset {EdgeChoice.HostVariable}.", error);
        }
    }
}
