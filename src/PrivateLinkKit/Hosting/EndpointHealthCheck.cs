using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.Hosting;

/// <summary>Resolves an endpoint as clients do, from the cached answer while it is valid.</summary>
internal sealed class EndpointHealthCheck(string name, IEndpointResolver resolver, IOptions<PrivateLinkOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var endpoint = await resolver.ResolveAsync(name, cancellationToken);
            return endpoint.IsStale
                ? new HealthCheckResult(HealthStatus.Degraded, $"Endpoint {name} is resolved from an expired answer, because the refresh failed.",
                resolver.StatusOf(name).LastError, Data(endpoint))
                : new HealthCheckResult(HealthStatus.Healthy, $"Endpoint {name} is resolved.", data: Data(endpoint));
        }
        catch (PrivateLinkException error)
        {
            var state = (error as EndpointUnavailableException)?.State.ToString() ?? "Unknown";
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error, new Dictionary<string, object> { ["state"] = state });
        }
    }

    private Dictionary<string, object> Data(ResolvedEndpoint endpoint) => new()
    {
        ["state"] = nameof(EndpointState.Available),
        ["age"] = endpoint.AgeBy(options.Value.TimeProvider),
        ["endpoint"] = endpoint.EndpointId,
        ["addresses"] = endpoint.Addresses
            .GroupBy(address => address.ZoneName ?? address.ZoneId ?? "unknown zone", StringComparer.Ordinal)
            .ToDictionary(zone => zone.Key, zone => zone.Select(address => address.Address.ToString()).ToArray()),
    };
}
