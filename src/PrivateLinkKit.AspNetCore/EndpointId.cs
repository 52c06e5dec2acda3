using System.Buffers;

namespace PrivateLinkKit.AspNetCore;

/// <summary>The ids of VPC endpoints: <c>vpce-</c> and 17 hexadecimal digits; 8 for the oldest.</summary>
internal static class EndpointId
{
    private const string Prefix = "vpce-";
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length..] is { Length: >= 8 and <= 17 } digits
        && !digits.ContainsAnyExcept(Digits);
}
