using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.AspNetCore.Tenants;

internal sealed partial class TenantMap
{
    [LoggerMessage(2010, LogLevel.Information, "The map of tenants has changed: it has {Endpoints} endpoints now.", EventName = "TenantMapReplaced")]
    private partial void LogReplaced(int endpoints);

    [LoggerMessage(2011, LogLevel.Error, "The changed map of tenants has faults, and these endpoints have no tenant: {Faults}", EventName = "TenantMapFaulty")]
    private partial void LogFaults(string faults);
}
