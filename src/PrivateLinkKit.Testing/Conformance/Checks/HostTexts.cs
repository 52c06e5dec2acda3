using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <summary>A host, and everything that it logs and reports.</summary>
internal sealed class HostTexts : IDisposable
{
    private readonly PrivateLinkProvisioner _host;
    private readonly CancellationToken _cancellationToken;
    private readonly TextLog _log = new();
    private readonly TextProgress _progress = new();

    public HostTexts(ConformanceRun run) =>
        (_host, _cancellationToken) = (new PrivateLinkProvisioner(run.Options(), _log), run.CancellationToken);

    public IEnumerable<string> Log => _log.Texts;

    public IEnumerable<string> Progress => _progress.Texts;

    public Task<Plan> PlanAsync(PrivateLinkStack stack) => _host.PlanAsync(stack, _cancellationToken);

    public Task ApplyAsync(Plan plan) => ConformanceRun.ApplyAsync(_host, plan, _progress, _cancellationToken);

    /// <summary>Returns the error of an apply; empty if there is none.</summary>
    public async Task<string> ErrorAsync(Plan plan)
    {
        try
        {
            await ApplyAsync(plan);
            return "";
        }
        catch (PrivateLinkException error)
        {
            return $"{error}";
        }
    }

    public void Dispose()
    {
        _host.Dispose();
        _log.Dispose();
    }

    private sealed class TextProgress : IProgress<ProvisioningEvent>
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public void Report(ProvisioningEvent value) => Texts.Enqueue($"{value}");
    }

    private sealed class TextLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
