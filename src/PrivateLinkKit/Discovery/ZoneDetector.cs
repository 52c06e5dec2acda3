using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Discovery;

/// <summary>Detects the zone of this process from the metadata of ECS, then of EC2, each with a short time limit.</summary>
internal sealed partial class ZoneDetector(MetadataAddresses addresses, TimeProvider time, ILogger logger)
{
    /// <summary>Time limit. Metadata answers come from the same host; without one, the first resolution waits this long.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(1);
    private const int LargestAnswer = 1 << 20;

    private readonly QueryTimeLimit _question = new(Limit, time);

    public bool IsInTask => addresses.Task is not null;

    /// <summary>Returns the zone as this process's own account names it; null if unknown.</summary>
    public async Task<OwnZone?> DetectAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false,
            AllowAutoRedirect = false }) { MaxResponseContentBufferSize = LargestAnswer };
        var found = await TryAsync(token => OfTaskAsync(http, token), cancellationToken)
            ?? await TryAsync(token => OfInstanceAsync(http, token), cancellationToken);
        if (found is not null)
        {
            LogFound(found.Name, found.Id);
        }

        return found;
    }

    private async Task<OwnZone?> TryAsync(Func<CancellationToken, Task<OwnZone?>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await _question.AskAsync("Metadata", ask, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<OwnZone?> OfTaskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        if (addresses.Task is null)
        {
            return null;
        }

        using var task = JsonDocument.Parse(await http.GetStringAsync($"{addresses.Task.ToString().TrimEnd('/')}/task", cancellationToken));
        return task.RootElement.TryGetProperty("AvailabilityZone", out var zone) && zone.GetString() is { Length: > 0 } name ? new OwnZone(name, Id: null)
            : null;
    }

    private async Task<OwnZone?> OfInstanceAsync(HttpClient http, CancellationToken cancellationToken)
    {
        if (addresses.Instance is null)
        {
            return null;
        }

        using var ask = new HttpRequestMessage(HttpMethod.Put, new Uri(addresses.Instance, "/latest/api/token"));
        ask.Headers.Add("X-aws-ec2-metadata-token-ttl-seconds", $"{TokenLifetime.TotalSeconds:0}");
        using var answer = (await http.SendAsync(ask, cancellationToken)).EnsureSuccessStatusCode();
        var session = await answer.Content.ReadAsStringAsync(cancellationToken);
        var zone = new OwnZone(await GetAsync("availability-zone"), await GetAsync("availability-zone-id"));
        return zone is { Name: null, Id: null } ? null : zone;

        async Task<string?> GetAsync(string what)
        {
            using var get = new HttpRequestMessage(HttpMethod.Get, new Uri(addresses.Instance, $"/latest/meta-data/placement/{what}"));
            get.Headers.Add("X-aws-ec2-metadata-token", session);
            using var got = await http.SendAsync(get, cancellationToken);
            return got.IsSuccessStatusCode && await got.Content.ReadAsStringAsync(cancellationToken) is { Length: > 0 } text ? text : null;
        }
    }
}
