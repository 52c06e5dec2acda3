using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrivateLinkKit;
using PrivateLinkKit.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of a host's stacks and endpoints.</summary>
public static class PrivateLinkHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check named <c>privatelink-stack-NAME</c>: healthy if AWS matches the description, degraded if it differs or has not been read yet, and
    /// unhealthy if the last pass failed. Reports the host's last pass (see <see cref="PrivateLinkKit.IStackMonitor"/>) and makes no call.
    /// </summary>
    /// <param name="builder">From <c>AddHealthChecks</c>.</param>
    /// <param name="name">The stack, as registered with <c>AddStack</c>. A name that is not registered stops the host's start.</param>
    /// <param name="failureStatus">Status to report instead of unhealthy; null: unhealthy.</param>
    /// <param name="tags">Tags of the check.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public static IHealthChecksBuilder AddPrivateLinkStack(this IHealthChecksBuilder builder, string name, HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var check = $"privatelink-stack-{name}";
        builder.Services.AddPrivateLink().Services.AddSingleton(new NameInUse(nameof(PrivateLinkOptions.Stacks), name, $"the health check {check}"));
        return builder.Add(new HealthCheckRegistration(
            check, services => ActivatorUtilities.CreateInstance<StackHealthCheck>(services, name), failureStatus, tags));
    }

    /// <summary>
    /// Adds a check named <c>privatelink-endpoint-NAME</c>: healthy if the endpoint is resolved, degraded if AWS or DNS could not be
    /// queried since the last answer expired, and unhealthy without an answer, with the error of
    /// <see cref="PrivateLinkKit.EndpointResolver"/>.
    /// </summary>
    /// <param name="builder">From <c>AddHealthChecks</c>.</param>
    /// <param name="name">The endpoint, as registered with <c>AddEndpoint</c> or named in configuration. Any other name stops the host's start.</param>
    /// <param name="failureStatus">Status to report instead of unhealthy; null: unhealthy.</param>
    /// <param name="tags">Tags of the check.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public static IHealthChecksBuilder AddPrivateLinkEndpoint(this IHealthChecksBuilder builder, string name, HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var check = $"privatelink-endpoint-{name}";
        builder.Services.AddPrivateLink().Services.AddSingleton(new NameInUse(nameof(PrivateLinkOptions.Endpoints), name, $"the health check {check}"));
        return builder.Add(new HealthCheckRegistration(
            check, services => ActivatorUtilities.CreateInstance<EndpointHealthCheck>(services, name), failureStatus, tags));
    }
}
