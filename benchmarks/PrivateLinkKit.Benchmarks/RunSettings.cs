namespace PrivateLinkKit.Benchmarks;

/// <param name="Quick">Fewer and shorter measurements: to see that a run works, not to publish.</param>
internal sealed record RunSettings(bool Quick)
{
    /// <summary>How long a throughput is measured.</summary>
    public TimeSpan Window => TimeSpan.FromSeconds(Quick ? 0.5 : 5);
}
