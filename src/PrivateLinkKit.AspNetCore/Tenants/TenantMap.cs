using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>
/// Which tenant has which endpoint, now. It is a hosted service in order to be made, and its options thereby checked, when the host starts; of options that
/// are changed later, faulty ones are told of and not used.
/// </summary>
internal sealed partial class TenantMap : IHostedService, IDisposable
{
    private readonly Lock _gate = new();
    private readonly IOptionsMonitor<TenantOptions> _options;
    private readonly ILogger<TenantMap> _logger;
    private readonly IDisposable? _subscription;
    private volatile FrozenDictionary<string, string> _tenants;

    public TenantMap(IOptionsMonitor<TenantOptions> options, ILogger<TenantMap> logger)
    {
        (_options, _logger) = (options, logger);
        lock (_gate)
        {
            // What changes from here on is told; what changed before is read.
            _subscription = options.OnChange(_ => Replace());
            _tenants = Read();
        }
    }

    public string? TenantOf(string endpointId) => _tenants.GetValueOrDefault(endpointId);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _subscription?.Dispose();

    private FrozenDictionary<string, string> Read()
    {
        var options = _options.CurrentValue;
        var faults = TenantFaults.Of(options).ToList();
        return faults.Count == 0
            ? options.Endpoints.ToFrozenDictionary(endpoint => endpoint.EndpointId, endpoint => endpoint.Tenant, StringComparer.Ordinal)
            : throw new OptionsValidationException(Options.DefaultName, typeof(TenantOptions), faults);
    }

    private void Replace()
    {
        lock (_gate)
        {
            try
            {
                _tenants = Read();
                LogReplaced(_tenants.Count);
            }
            catch (OptionsValidationException faults)
            {
                LogRefused(faults.Message);
            }
        }
    }
}
