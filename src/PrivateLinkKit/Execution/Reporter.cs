using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.Execution;

/// <summary>Tells the log and the host's sink what happens. What the sink throws is its own business: it must not decide what becomes of resources.</summary>
internal sealed partial class Reporter(IProgress<ProvisioningEvent>? sink, string stack, ILogger logger)
{
    public void Report(ProvisioningEvent happened)
    {
        Log(happened);
        try
        {
            sink?.Report(happened);
        }
        catch (Exception)
        {
            // A sink that cannot show one step may show the next.
        }
    }
}
