namespace PrivateLinkKit.Testing;

/// <summary>A log event of CloudWatch Logs.</summary>
/// <param name="Account">The account of the log group.</param>
/// <param name="Region">The region of the log group.</param>
/// <param name="Group">The name of the log group.</param>
/// <param name="Stream">The name of the log stream.</param>
/// <param name="Timestamp">The time of the event.</param>
/// <param name="Message">Its text.</param>
public sealed record LogLine(string Account, string Region, string Group, string Stream, DateTimeOffset Timestamp, string Message);
