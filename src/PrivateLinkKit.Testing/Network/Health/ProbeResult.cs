namespace PrivateLinkKit.Testing.Network.Health;

/// <summary>Result of one check, with AWS's texts.</summary>
internal sealed record ProbeResult(bool HasPassed, string? Reason = null, string? Description = null)
{
    public static ProbeResult Passed { get; } = new(true);

    public static ProbeResult TimedOut { get; } = new(false, "Target.Timeout", "Request timed out");

    public static ProbeResult Failed { get; } = new(false, "Target.FailedHealthChecks", "Health checks failed");

    public static ProbeResult Mismatch(int code) => new(false, "Target.ResponseCodeMismatch", $"Health checks failed with these codes: [{code}]");
}
