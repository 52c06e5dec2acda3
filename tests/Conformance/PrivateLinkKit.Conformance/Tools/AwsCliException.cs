namespace PrivateLinkKit.Conformance.Tools;

/// <summary>The AWS CLI ended otherwise than the test counts on.</summary>
internal sealed class AwsCliException(string message) : Exception(message);
