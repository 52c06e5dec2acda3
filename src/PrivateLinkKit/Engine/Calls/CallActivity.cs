using System.Diagnostics;
using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>The activity of one AWS call, including its retries.</summary>
internal static class CallActivity
{
    public static Activity? Begin(string service, string operation, string region)
    {
        var activity = Telemetry.Source.StartActivity("privatelinkkit.call", ActivityKind.Client);
        if (activity is not null)
        {
            activity.DisplayName = $"{service}.{operation}";
            activity.SetTag("service", service);
            activity.SetTag("operation", operation);
            activity.SetTag("region", region);
        }

        return activity;
    }
}
