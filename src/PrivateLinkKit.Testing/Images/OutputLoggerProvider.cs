using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Testing.Images;

/// <summary>Writes the log messages of an application to the output of its container, a line each, in the form of the console logger.</summary>
internal sealed class OutputLoggerProvider(ContainerOutput output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new OutputLogger(output, categoryName);

    public void Dispose()
    {
        // Loggers hold nothing.
    }

    private sealed class OutputLogger(ContainerOutput output, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            output.WriteLine($"{NameOf(logLevel)}: {category}[{eventId.Id}] {formatter(state, exception)}");
            if (exception is not null)
            {
                output.WriteLine(exception.ToString());
            }
        }

        private static string NameOf(LogLevel level) => level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
    }
}
