using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>Ensures that one reader reads the first bytes of a connection: a header after them would be the caller's.</summary>
internal static class ReaderPlacement
{
    private static readonly ConditionalWeakTable<ListenOptions, object> Readers = [];

    /// <exception cref="InvalidOperationException">The listener already has a reader or uses TLS.</exception>
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
