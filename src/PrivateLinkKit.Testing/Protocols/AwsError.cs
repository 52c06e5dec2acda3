namespace PrivateLinkKit.Testing.Protocols;

/// <summary>An AWS error. Services throw it; the service's protocol renders it.</summary>
internal sealed class AwsError(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public bool IsSender => Status < 500;
}
