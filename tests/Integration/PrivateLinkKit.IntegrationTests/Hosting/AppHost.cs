using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>A host that uses an emulator: its URL comes from configuration, the credentials from code.</summary>
internal sealed class AppHost : IAsyncDisposable
{
    public const int Converged = 1300;
    public const int Differs = 1301;
    public const int Applying = 1302;
    public const int Failed = 1304;
    public const int Left = 1305;
    public const int NotDescribed = 1306;
    public const int UnitChanged = 1307;
    public const int UnitRecovered = 1308;
    public const int Incomplete = 1309;
    public const int Superseded = 1310;

    private readonly IHost _host;

    public AppHost(TestEnvironment edge, Action<IPrivateLinkBuilder> add, params (string Key, string? Value)[] settings)
    {
        var app = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        app.Configuration.AddInMemoryCollection(Section(("Region", TestEnvironment.Region), ("ServiceUrl", edge.Aws.ServiceUrl.ToString())))
            .AddInMemoryCollection(Section(settings));
        app.Logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace);
        add(app.Services.AddPrivateLink(options =>
        {
            options.Credentials = edge.Options().Credentials;
            options.TimeProvider = edge.Time;
        }));
        _host = app.Build();
    }

    public LogRecords Logs { get; } = new();

    public IServiceProvider Services => _host.Services;

    public StackStatus Status => Services.GetRequiredService<IStackMonitor>().StatusOf("dogs");

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public async Task<HealthReportEntry> HealthAsync(string check) => (await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[
        check];

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Section(params IEnumerable<(string Key, string? Value)> settings) =>
        settings.Select(setting => KeyValuePair.Create($"PrivateLink:{setting.Key}", setting.Value));
}
