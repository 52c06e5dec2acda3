using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.AspNetCore.Tenants;

internal sealed partial class TenantMap
{
    [LoggerMessage(2010, LogLevel.Information, "The tenant map has changed; it has {Endpoints} endpoints.", EventName = "TenantMapReplaced")]
    private partial void LogReplaced(int endpoints);

    [LoggerMessage(2011, LogLevel.Error, "The changed tenant map has errors, and these endpoints have no tenant: {Faults}", EventName = "TenantMapInvalid")]
    private partial void LogFaults(string faults);
}
