using System.Net;
using PrivateLinkKit;

namespace AspNetHost;

/// <summary>Sends a user's requests to both hosts, and destroys the stack.</summary>
internal static class Demo
{
    public static async Task<bool> RunAsync(WebApplication provider, WebApplication consumer, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var answered = true;
        foreach (var url in (string[])[$"{consumer.Urls.Single()}/", $"{consumer.Urls.Single()}/health", $"{provider.Urls.Single()}/health",
            $"{provider.Urls.Single()}/"])
        {
            using var answer = await http.GetAsync(url, cancellationToken);
            Console.WriteLine($"GET {url} -> {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            answered &= answer.StatusCode is HttpStatusCode.OK;
        }

        await provider.StopAsync(cancellationToken);
        var destroyed = await provider.Services.GetRequiredService<PrivateLinkProvisioner>()
            .DestroyAsync(Provider.TaskApi, cancellationToken: cancellationToken);
        Console.WriteLine($"destroyed: {destroyed.Outcomes.Count} resources");
        return answered;
    }
}
