using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivateLinkKit.Hosting;

namespace PrivateLinkKit.AspNetCore.Tenants;

/// <summary>
/// Current map of endpoints to tenants. A hosted service, so that startup creates it and validates its options; invalid entries of later
/// changes are logged and ignored.
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
            // Later changes are notified; earlier ones are read.
            _subscription = options.OnChange(_ => Replace());
            _tenants = Read();
        }
    }

    public string? TenantOf(string endpointId) => _tenants.GetValueOrDefault(endpointId);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _subscription?.Dispose();

    /// <exception cref="OptionsValidationException">The map has errors.</exception>
    private FrozenDictionary<string, string> Read()
    {
        var options = _options.CurrentValue;
        string[] faults = [.. TenantOptionErrors.Of(options).Select(found => found.Fault)];
        return faults.Length == 0 ? MapOf(options.Entries) : throw new OptionFaultsException(Options.DefaultName, typeof(TenantOptions), faults);
    }

    private static FrozenDictionary<string, string> MapOf(IEnumerable<TenantEntry> entries) =>
        entries.ToFrozenDictionary(entry => entry.EndpointId, entry => entry.Tenant, StringComparer.Ordinal);

    /// <summary>An endpoint with an invalid entry has no tenant: an emptied entry must not keep admitting its former tenant.</summary>
    private void Replace()
    {
        lock (_gate)
        {
            var options = _options.CurrentValue;
            var faults = TenantOptionErrors.Of(options).ToList();
            var faulty = faults.Select(found => found.Entry.EndpointId).ToHashSet(StringComparer.OrdinalIgnoreCase);
            _tenants = MapOf(options.Entries.Where(entry => !faulty.Contains(entry.EndpointId)));
            LogReplaced(_tenants.Count);
            if (faults.Count > 0)
            {
                LogFaults(string.Join(' ', faults.Select(found => found.Fault)));
            }
        }
    }
}
