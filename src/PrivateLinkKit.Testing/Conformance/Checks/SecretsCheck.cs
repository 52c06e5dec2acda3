using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Testing.Conformance.Checks;

/// <inheritdoc cref="ConformanceCheck.Secrets"/>
internal static class SecretsCheck
{
    public static async Task RunAsync(CheckContext context)
    {
        var suite = context.Suite;
        if (suite.Secrets.Count is 0)
        {
            context.Skip($"{nameof(suite.Secrets)} is empty.");
            return;
        }

        await using var run = await ConformanceRun.StartAsync(suite);
        using var log = new TextLog();
        using var host = new PrivateLinkProvisioner(run.Options(), log);
        var plan = await host.PlanAsync(suite.Stack);
        var progress = new TextProgress();
        await host.ApplyAsync(plan, progress);
        Expect(context, "the plan", [plan.ToString(), plan.ToJson()]);
        Expect(context, "the progress", progress.Texts);
        Expect(context, "tags", (await run.ListAsync()).SelectMany(found => found.Tags).Select(tag => $"{tag.Key}={tag.Value}"));

        foreach (var change in suite.Changes)
        {
            var changed = await host.PlanAsync(change.Stack);
            Expect(context, $"the plan of a changed {change.Property}", [changed.ToString(), changed.ToJson()]);
        }

        Expect(context, "the log", log.Texts);
        Expect(context, "the error of a failed apply", [await ErrorAsync(suite)]);
    }

    private static async Task<string> ErrorAsync(ConformanceSuite suite)
    {
        await using var run = await ConformanceRun.StartAsync(suite);
        run.Aws.Faults.On("*:Create*").Times(int.MaxValue).Fail("UnauthorizedOperation", status: 403);
        try
        {
            await run.ApplyAsync(suite.Stack);
            return "";
        }
        catch (PrivateLinkException error)
        {
            return $"{error}";
        }
    }

    private static void Expect(CheckContext context, string where, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        foreach (var (number, secret) in context.Suite.Secrets.Index())
        {
            if (all.Exists(text => text.Contains(secret, StringComparison.Ordinal)))
            {
                context.Find($"{where} contains secret {number + 1} of {nameof(context.Suite.Secrets)}.");
            }
        }
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
