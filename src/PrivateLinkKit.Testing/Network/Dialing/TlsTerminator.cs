using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Dialing;

/// <summary>A TLS listener of a Network Load Balancer: decrypts a connection, and carries it to a target in the clear or encrypted again.</summary>
/// <param name="client">The load balancer's end of the connection from the client.</param>
/// <param name="target">Its end of the connection to the target.</param>
/// <param name="termination">How it terminates TLS.</param>
/// <param name="reachTarget">Opens the connection to the target; false if it refuses.</param>
/// <param name="time">Clock for the time limit of handshakes. Both ends run in real time; a virtual clock stops meanwhile.</param>
internal sealed class TlsTerminator(
    VirtualConnection client, VirtualConnection target, TlsTermination termination, Func<bool> reachTarget, TimeProvider time)
{
    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(10);

    /// <summary>Starts the load balancers of a path that terminate TLS. The last one connects to the target after its handshake with the client.</summary>
    public static void Start(IReadOnlyList<Leg> legs, IReadOnlyList<TlsTermination> terminations, Func<bool> reachTarget)
    {
        for (var i = 0; i < terminations.Count; i++)
        {
            var reach = i == terminations.Count - 1 ? reachTarget : static () => true;
            _ = Task.Run(new TlsTerminator(legs[i].Server, legs[i + 1].Client, terminations[i], reach, TimeProvider.System).RunAsync, CancellationToken.None);
        }
    }

    /// <summary>Runs until both directions have ended. A failed handshake closes both connections, any other failure resets them.</summary>
    public async Task RunAsync()
    {
        using var timeout = new CancellationTokenSource(LongestHandshake, time);
        await using var inner = new SslStream(new VirtualStream(client));
        await using var outer = new VirtualStream(target);
        try
        {
            var offer = await ClientOffers.PeekAsync(client.Transport.Input, timeout.Token);
            await inner.AuthenticateAsServerAsync(
                (_, hello, _, _) => ValueTask.FromResult(termination.Tls.OptionsFor(hello.ServerName, offer)), state: null, timeout.Token);
            if (!reachTarget())
            {
                // Disposal closes the connection after what the client has yet to read of the handshake.
                return;
            }

            if (!termination.IsSecureBehind)
            {
                await CarryAsync(inner, outer);
                return;
            }

            await using var encrypted = new SslStream(outer);
            using var targetTimeout = new CancellationTokenSource(LongestHandshake, time);
            await encrypted.AuthenticateAsClientAsync(TargetTls.Options(inner.NegotiatedApplicationProtocol), targetTimeout.Token);
            await CarryAsync(inner, encrypted);
        }
        catch (Exception failure) when (failure is AuthenticationException or OperationCanceledException)
        {
            // Disposal closes both connections.
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            Reset();
        }
    }

    private Task CarryAsync(Stream fromClient, Stream toTarget) =>
        Task.WhenAll(CopyAsync(fromClient, toTarget, target), CopyAsync(toTarget, fromClient, client));

    /// <summary>Copies one direction, and then ends it.</summary>
    private async Task CopyAsync(Stream from, Stream to, VirtualConnection end)
    {
        try
        {
            await from.CopyToAsync(to);
            if (to is SslStream tls)
            {
                await tls.ShutdownAsync();
            }

            await end.Transport.Output.CompleteAsync();
        }
        catch
        {
            Reset();
            throw;
        }
    }

    private void Reset()
    {
        var reason = new ConnectionAbortedException("The other side of the load balancer is closed.");
        foreach (var connection in new[] { client, target })
        {
            connection.Sever(reason);
            connection.Abort(reason);
        }
    }
}
