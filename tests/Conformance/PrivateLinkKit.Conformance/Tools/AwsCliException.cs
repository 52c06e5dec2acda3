namespace PrivateLinkKit.Conformance.Tools;

/// <summary>The AWS CLI ended with an unexpected result.</summary>
internal sealed class AwsCliException(string message) : Exception(message);
