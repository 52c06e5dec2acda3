namespace PrivateLinkKit.Testing;

/// <summary>A kind of AWS resource breaks rules of the engine; the message lists all of them.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(ConformanceReport report)
        : base(report.ToString()) => Report = report;

    /// <summary>The findings.</summary>
    public ConformanceReport Report { get; }
}
