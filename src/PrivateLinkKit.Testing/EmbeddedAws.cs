namespace PrivateLinkKit.Testing;

/// <summary>An AWS inside this process, for tests and samples: loopback only, no account, no Docker.</summary>
public sealed class EmbeddedAws
{
}
