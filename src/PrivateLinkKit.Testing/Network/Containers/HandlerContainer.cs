using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Testing.Images;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>A container that is a web application in this process.</summary>
internal sealed class HandlerContainer : RunningContainer
{
    private static readonly CancellationToken AtOnce = new(canceled: true);

    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<WebApplication?> _running;

    public HandlerContainer(ContainerPlacement placement, HandlerImage image, IReadOnlyList<VirtualEndPoint> endPoints) =>
        _running = Task.Run(() => StartAsync(placement, image, endPoints));

    public override Task<string> Ended => _ended.Task;

    public override async ValueTask DisposeAsync()
    {
        if (await _running is { } application)
        {
            await application.StopAsync(AtOnce);
            await application.DisposeAsync();
        }
    }

    private static void Attach(WebApplicationBuilder builder, Action<string>? write)
    {
        var output = new ContainerOutput(write);
        builder.Services.AddSingleton(output);
        if (write is not null)
        {
            builder.Logging.AddProvider(new OutputLoggerProvider(output)).AddFilter<OutputLoggerProvider>("Microsoft", LogLevel.Warning);
        }
    }

    private async Task<WebApplication?> StartAsync(ContainerPlacement placement, HandlerImage image, IReadOnlyList<VirtualEndPoint> endPoints)
    {
        try
        {
            var builder = VirtualWebHost.CreateBuilder(endPoints, image.Listen);
            builder.Configuration.AddInMemoryCollection(placement.Environment.Select(
                variable => KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value)));
            Attach(builder, placement.Output);
            image.Build(builder);
            var application = builder.Build();
            image.Configure(application);
            await application.StartAsync();
            return application;
        }
        catch (Exception failure)
        {
            _ended.SetResult($"CannotStartContainerError: {failure.Message}");
            return null;
        }
    }
}
