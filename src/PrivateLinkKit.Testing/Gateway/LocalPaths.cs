using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>Paths beside the API: LocalStack's internal endpoints that tools call, and those of EmbeddedAws itself.</summary>
internal sealed class LocalPaths(Cloud cloud, IEnumerable<EmulatedApi> services, Action reset, Func<string> socksDoor, Func<IReadOnlyList<PacketDrop>> drops)
{
    private const string Edition = "privatelinkkit";

    private static readonly (string Stage, bool IsCompleted)[] Stages = [("BOOT", true), ("START", true), ("READY", true), ("SHUTDOWN", false)];

    private readonly string _session = Guid.NewGuid().ToString();
    private readonly DateTimeOffset _started = cloud.Now;

    private static string? Version => typeof(LocalPaths).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    /// <summary>Returns true if a path does not belong to the API.</summary>
    public static bool Covers(PathString path) => path.StartsWithSegments("/_localstack") || path.StartsWithSegments("/_privatelinkkit");

    public Task AnswerAsync(HttpContext http) => http.Request.Path.Value switch
    {
        "/_localstack/health" => http.Response.WriteAsJsonAsync(Health()),
        "/_localstack/info" => http.Response.WriteAsJsonAsync(Info()),
        "/_localstack/init" => http.Response.WriteAsJsonAsync(new
        {
            completed = Stages.ToDictionary(stage => stage.Stage, stage => stage.IsCompleted),
            scripts = Array.Empty<object>(),
        }),
        "/_localstack/state/reset" => ResetAsync(http, StatusCodes.Status200OK),
        "/_privatelinkkit/drops" => http.Response.WriteAsync(string.Concat(drops().Select(drop => $"{drop.At:O} {drop}\n"))),
        "/_privatelinkkit/reset" => ResetAsync(http, StatusCodes.Status204NoContent),
        { } path when StageOf(path) is { Stage: not null } stage => http.Response.WriteAsJsonAsync(
            new { completed = stage.IsCompleted, scripts = Array.Empty<object>() }),
        var path => RefuseAsync(http, StatusCodes.Status404NotFound, $"EmbeddedAws has no {path}.\n"),
    };

    private static (string? Stage, bool IsCompleted) StageOf(string path) =>
        Stages.FirstOrDefault(stage => path.Equals($"/_localstack/init/{stage.Stage}", StringComparison.OrdinalIgnoreCase));

    private Task ResetAsync(HttpContext http, int status)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            return RefuseAsync(http, StatusCodes.Status405MethodNotAllowed, $"{http.Request.Path} takes POST only.\n");
        }

        reset();
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain";
        return http.Response.WriteAsync(text);
    }

    private object Health() => new
    {
        services = services.Select(service => service.DisplayName).Distinct().ToDictionary(name => name, _ => "running"),
        edition = Edition,
        socks = socksDoor(),
        version = Version,
    };

    private object Info() => new
    {
        version = Version,
        edition = Edition,
        is_license_activated = false,
        session_id = _session,
        system = RuntimeInformation.OSDescription,
        is_docker = false,
        server_time_utc = cloud.Now.UtcDateTime.ToString("s"),
        uptime = (long)(cloud.Now - _started).TotalSeconds,
    };
}
