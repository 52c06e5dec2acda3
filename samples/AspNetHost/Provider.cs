using PrivateLinkKit;
using PrivateLinkKit.Samples;

namespace AspNetHost;

/// <summary>The host of the team that owns the Task API: it applies the description at startup, and repairs drift every ten minutes.</summary>
internal static class Provider
{
    public const string Customer = "customer";

    private static readonly string[] Zones = ["eu-west-1a", "eu-west-1b"];

    public static PrivateLinkStack TaskApi { get; } = PrivateLink
        .ExposeService("task-api")
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(Zones))
        .RunOnFargate(task => task.Image(TaskApiImage.Name).Port(8080).Count(2))
        .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80))
        .ConsumeFrom(Customer, customer => customer.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(Zones)))
        .Build();

    public static WebApplication Build(string url, Action<PrivateLinkOptions> aws)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services
            .AddPrivateLink(aws)
            .AddStack(TaskApi, stack =>
            {
                stack.AtStart = StartupAction.Apply;
                stack.FailStart = true;
                stack.ReconcileEvery = TimeSpan.FromMinutes(10);
            });
        builder.Services.AddHealthChecks().AddPrivateLinkStack(TaskApi.Name);

        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapGet("/", (IStackMonitor stacks) =>
            stacks.Stacks.Select(stack => new { stack.Name, State = stack.State.ToString(), stack.LastResult?.ServiceName }));
        return app;
    }
}
