namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Result of a curl call.</summary>
/// <param name="ExitCode">0 when it got an HTTP answer; 97 when the SOCKS proxy cannot connect.</param>
/// <param name="Status">The HTTP status; 0 without an answer.</param>
/// <param name="Body">The body.</param>
internal sealed record CurlAnswer(int ExitCode, int Status, string Body);
