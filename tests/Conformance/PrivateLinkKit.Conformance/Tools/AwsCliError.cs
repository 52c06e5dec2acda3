namespace PrivateLinkKit.Conformance.Tools;

/// <summary>An error of AWS as the CLI reports it.</summary>
internal sealed record AwsCliError(string Code, string Operation, string Message);
