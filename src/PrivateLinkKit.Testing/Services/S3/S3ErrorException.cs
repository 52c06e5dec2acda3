namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>An error of S3 that names what it is about.</summary>
internal sealed class S3ErrorException(string code, string message, int status, params IReadOnlyList<(string Name, string Value)> elements)
    : AwsErrorException(code, message, status)
{
    /// <summary>The elements beside the code and the message.</summary>
    public IReadOnlyList<(string Name, string Value)> Elements => elements;

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
