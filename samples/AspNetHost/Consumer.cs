using PrivateLinkKit;

namespace AspNetHost;

/// <summary>The host of a team that uses the Task API: its typed client calls the service by name, and the endpoint is found by the stack's tags.</summary>
internal static class Consumer
{
    public static WebApplication Build(string url, Action<PrivateLinkOptions> aws)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.AddConsole().AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services
            .AddPrivateLink(aws)
            .AddEndpoint("task-api", endpoint => endpoint.Stack = Provider.TaskApi.Name);
        builder.Services
            .AddHttpClient<TasksClient>(client => client.BaseAddress = new Uri("http://task-api"))
            .UsePrivateLink("task-api");
        builder.Services.AddHealthChecks().AddPrivateLinkEndpoint("task-api");

        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapGet("/", (TasksClient tasks, CancellationToken cancellationToken) => tasks.ListAsync(cancellationToken));
        return app;
    }
}
