namespace PrivateLinkKit.Testing.Protocols;

internal enum WireFaultKind
{
    Missing,
    Unknown,
    Invalid,
    OutOfBounds,
}

/// <summary>One thing wrong with a request: <paramref name="Path"/> is spelled as on the wire; <paramref name="Found"/> is what is out of bounds there.</summary>
internal sealed record WireFault(WireFaultKind Kind, string Path, string Reason, string Found = "");
