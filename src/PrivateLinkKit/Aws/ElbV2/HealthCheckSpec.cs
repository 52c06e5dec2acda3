namespace PrivateLinkKit.Aws.ElbV2;

/// <param name="Path">Path of an HTTP check; null: a TCP connection is enough.</param>
/// <param name="Matcher">The HTTP codes of a healthy target; null with TCP.</param>
internal sealed record HealthCheckSpec(string? Path, TimeSpan Interval, TimeSpan Timeout, int HealthyThreshold, int UnhealthyThreshold, string? Matcher);
