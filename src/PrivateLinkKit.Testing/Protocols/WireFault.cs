namespace PrivateLinkKit.Testing.Protocols;

internal enum WireFaultKind
{
    Missing,
    Unknown,
    Invalid,
}

/// <summary>One thing wrong with a request: <paramref name="Path"/> is spelled as on the wire.</summary>
internal sealed record WireFault(WireFaultKind Kind, string Path, string Reason);
