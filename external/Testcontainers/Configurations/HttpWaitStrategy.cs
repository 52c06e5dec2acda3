using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Configurations;

/// <summary>A GET that has to succeed before a container counts as started.</summary>
public sealed class HttpWaitStrategy
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private ushort _port = 80;
    private string _path = "/";

    public HttpWaitStrategy ForPort(ushort port)
    {
        _port = port;
        return this;
    }

    public HttpWaitStrategy ForPath(string path)
    {
        _path = path;
        return this;
    }

    internal async Task UntilSucceededAsync(IContainer container, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var url = new UriBuilder("http", container.Hostname, container.GetMappedPublicPort(_port), _path).Uri;
        while (!await SucceedsAsync(http, url, cancellationToken))
        {
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<bool> SucceedsAsync(HttpClient http, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(url, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
