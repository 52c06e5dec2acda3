namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Format of a timestamp.</summary>
internal enum TimeFormat
{
    /// <summary><c>2026-01-02T03:04:05.600Z</c></summary>
    Iso8601,

    /// <summary><c>Fri, 02 Jan 2026 03:04:05 GMT</c></summary>
    HttpDate,

    /// <summary><c>1767323045.6</c></summary>
    EpochSeconds,
}
