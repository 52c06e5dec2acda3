namespace PrivateLinkKit.Testing.Services.Tagging;

/// <summary>The errors of the Resource Groups Tagging API, one factory each.</summary>
internal static class TaggingErrors
{
    public static AwsErrorException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsErrorException InvalidToken() => InvalidParameter("The PaginationToken is invalid.");

    public static AwsErrorException TokenExpired() =>
        new("PaginationTokenExpiredException", "The PaginationToken is valid for 15 minutes, and has expired.");
}
