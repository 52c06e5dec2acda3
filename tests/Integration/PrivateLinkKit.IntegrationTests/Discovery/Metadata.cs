using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.IntegrationTests.Discovery;

/// <summary>A server on loopback that answers as the metadata of ECS tasks and of EC2 instances does.</summary>
internal sealed class Metadata : IAsyncDisposable
{
    private const string Session = "a-session-token";
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    private readonly WebApplication _app;

    private Metadata(WebApplication app) => _app = app;

    public string Zone { get; set; } = "eu-west-1b";

    public string ZoneId { get; set; } = "euw1-az2";

    /// <summary>Task that the responses wait for.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public MetadataAddresses OfTask => new(new Uri(Address, "/v4/task-1"), Nowhere);

    public MetadataAddresses OfInstance => new(null, Address);

    public MetadataAddresses OfNothing => new(null, null);

    public MetadataAddresses OfNobody => new(Nowhere, Nowhere);

    private Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<Metadata> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var metadata = new Metadata(app);
        app.Use(async (context, next) =>
        {
            await metadata.Ready;
            await next(context);
        });
        app.MapGet("/v4/task-1/task", () => Results.Text($$"""{"Cluster":"dogs","AvailabilityZone":"{{metadata.Zone}}"}"""));
        app.MapPut("/latest/api/token", (HttpRequest request) => int.TryParse(request.Headers["X-aws-ec2-metadata-token-ttl-seconds"], out _)
            ? Results.Text(Session) : Results.BadRequest());
        app.MapGet("/latest/meta-data/placement/availability-zone", (HttpRequest request) => Answer(request, metadata.Zone));
        app.MapGet("/latest/meta-data/placement/availability-zone-id", (HttpRequest request) => Answer(request, metadata.ZoneId));
        await app.StartAsync();
        return metadata;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Answer(HttpRequest request, string text) =>
        request.Headers["X-aws-ec2-metadata-token"] != Session ? Results.Unauthorized() : text.Length > 0 ? Results.Text(text) : Results.NotFound();
}
