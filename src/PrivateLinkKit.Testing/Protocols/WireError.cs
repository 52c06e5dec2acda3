namespace PrivateLinkKit.Testing.Protocols;

internal enum WireErrorKind
{
    Missing,
    Unknown,
    Invalid,
    OutOfBounds,
}

/// <summary>One error in a request: <paramref name="Path"/> is spelled as on the wire; <paramref name="Found"/> is the invalid value.</summary>
internal sealed record WireError(WireErrorKind Kind, string Path, string Reason, string Found = "");
