using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Samples;

/// <summary>The home page of an unconfigured web server.</summary>
public static class NginxImage
{
    /// <summary>The image in the task definition.</summary>
    public const string Name = "nginx";

    /// <summary>Maps <c>/</c>.</summary>
    public static void Map(WebApplication app) =>
        app.MapGet("/", () => Results.Content("<!doctype html><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>", "text/html"));
}
