using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>Ensures that the first bytes of a connection are read, by one reader: whatever comes later is the caller's to write.</summary>
internal static class ReaderPlacement
{
    private static readonly ConditionalWeakTable<ListenOptions, object> Readers = [];

    /// <exception cref="InvalidOperationException">The listener has a reader, or is TLS already.</exception>
    public static void Claim(ListenOptions listen)
    {
        // Kestrel shows only in this text whether UseHttps was called.
        if (listen.ToString()?.StartsWith("https://", StringComparison.Ordinal) == true)
        {
            throw new InvalidOperationException(
                $"Listener {listen} would read the PROXY protocol header inside TLS, where callers can write one; "
                + "call UsePrivateLinkProxyProtocol before UseHttps.");
        }

        if (!Readers.TryAdd(listen, Readers))
        {
            throw new InvalidOperationException(
                $"Listener {listen} already reads the PROXY protocol header, and callers could write a second one; call UsePrivateLinkProxyProtocol once.");
        }
    }
}
