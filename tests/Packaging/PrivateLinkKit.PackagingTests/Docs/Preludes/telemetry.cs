global using OpenTelemetry;
global using OpenTelemetry.Metrics;
global using OpenTelemetry.Trace;

// As in OpenTelemetry.Extensions.Hosting, which not every feed has.
static class OpenTelemetryServicesExtensions
{
    public static OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services) => null!;
}

abstract class OpenTelemetryBuilder
{
    public abstract OpenTelemetryBuilder WithMetrics(Action<MeterProviderBuilder> configure);

    public abstract OpenTelemetryBuilder WithTracing(Action<TracerProviderBuilder> configure);
}
