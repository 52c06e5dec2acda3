using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.AspNetCore.Tenants;

internal sealed partial class TenantMap
{
    [LoggerMessage(2010, LogLevel.Information, "The map of tenants has changed: it has {Endpoints} endpoints now.", EventName = "TenantMapReplaced")]
    private partial void LogReplaced(int endpoints);

    [LoggerMessage(2011, LogLevel.Error, "The changed map of tenants is not used, and the one before it stays: {Faults}", EventName = "TenantMapRefused")]
    private partial void LogRefused(string faults);
}
