namespace PrivateLinkKit.Benchmarks;

/// <param name="Quick">Fewer and shorter measurements: to check that a run works, not to publish.</param>
internal sealed record RunSettings(bool Quick)
{
    /// <summary>Duration of a throughput measurement.</summary>
    public TimeSpan Window => TimeSpan.FromSeconds(Quick ? 0.5 : 5);
}
