namespace PrivateLinkKit.Model;

/// <param name="Path">Null: a TCP connection is enough; otherwise an HTTP request for this path.</param>
/// <param name="Matcher">The HTTP codes of a healthy target; null with TCP.</param>
internal sealed record HealthCheckSpec(string? Path, TimeSpan Interval, TimeSpan Timeout, int HealthyThreshold, int UnhealthyThreshold, string? Matcher);
