namespace PrivateLinkKit.Execution;

/// <summary>Tells the host's sink what happens. What the sink throws is its own business: it must not decide what becomes of resources.</summary>
internal sealed class Reporter(IProgress<ProvisioningEvent>? sink)
{
    public static Reporter Silent { get; } = new(null);

    public void Report(ProvisioningEvent happened)
    {
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
