using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace PrivateLinkKit.AspNetCore.ProxyProtocol;

/// <summary>Reads and removes the header at the start of each connection.</summary>
internal sealed partial class ProxyProtocolMiddleware(ConnectionDelegate next, ProxyProtocolOptions options, ILogger logger)
{
    private readonly TrustedNetworks _trusted = new(options.TrustedSources, options.TrustUnixSockets);

    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        var (proxy, local) = (connection.RemoteEndPoint, connection.LocalEndPoint);
        var (verdict, header) = Unreadable(connection) is { } reason ? (reason, default) : await ReadHeaderAsync(connection);
        if (verdict is not ProxyHeaderVerdict.Accepted)
        {
            Refuse(connection, proxy, verdict);
            return;
        }

        Describe(connection, proxy, header);
        try
        {
            await next(connection);
        }
        finally
        {
            // Kestrel counts the end of a connection under its current addresses, which must be those at its start.
            (connection.RemoteEndPoint, connection.LocalEndPoint) = (proxy, local);
        }
    }

    private ProxyHeaderVerdict? Unreadable(ConnectionContext connection) =>
        !_trusted.Contain(connection.RemoteEndPoint, connection.LocalEndPoint) ? ProxyHeaderVerdict.UntrustedSource
        : connection.Features.Get<PrivateLinkConnection>() is not null ? ProxyHeaderVerdict.SecondReader
        : IsTls(connection.Features) ? ProxyHeaderVerdict.InsideTls
        : null;

    private static bool IsTls(IFeatureCollection features) =>
        features.Get<ITlsConnectionFeature>() is not null || features.Get<ITlsHandshakeFeature>() is not null;

    private async ValueTask<(ProxyHeaderVerdict Verdict, ProxyHeader Header)> ReadHeaderAsync(ConnectionContext connection)
    {
        using var ending = new CancellationTokenSource(options.HeaderTimeout, options.TimeProvider);
        var shutdown = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
        using var registration = shutdown.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending);
        var input = connection.Transport.Input;
        var hasBegun = false;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(ending.Token);
                var verdict = ProxyHeaderParser.Parse(read.Buffer, options.MaxHeaderLength, out var header);
                if (verdict is not ProxyHeaderVerdict.Incomplete)
                {
                    input.AdvanceTo(read.Buffer.GetPosition(header.Length));
                    return (verdict, header);
                }

                hasBegun |= !read.Buffer.IsEmpty;
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                if (read.IsCompleted)
                {
                    return (Ended(hasBegun), default);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return (shutdown.IsCancellationRequested ? ProxyHeaderVerdict.Closed : ProxyHeaderVerdict.TimedOut, default);
        }
        catch (Exception end) when (end is IOException or ConnectionAbortedException)
        {
            return (Ended(hasBegun), default);
        }
    }

    private static ProxyHeaderVerdict Ended(bool hasBegun) => hasBegun ? ProxyHeaderVerdict.Truncated : ProxyHeaderVerdict.Closed;

    private void Describe(ConnectionContext connection, EndPoint? proxy, ProxyHeader header)
    {
        connection.Features.Set(new PrivateLinkConnection
        {
            EndpointId = header.EndpointId,
            Client = header.Client,
            Destination = header.Destination,
            Proxy = proxy,
        });
        ProxyProtocolTelemetry.Accepted(isLocal: header.Client is null);
        if (header.Client is not null)
        {
            connection.RemoteEndPoint = header.Client;
            connection.LocalEndPoint = header.Destination;
            LogAccepted(connection.ConnectionId, header.Client, header.EndpointId, proxy);
        }
    }

    private void Refuse(ConnectionContext connection, EndPoint? proxy, ProxyHeaderVerdict verdict)
    {
        ProxyProtocolTelemetry.Refused(verdict);
        if (verdict is ProxyHeaderVerdict.Closed)
        {
            LogClosed(connection.ConnectionId, proxy);
            return;
        }

        var explanation = verdict.Explanation();
        LogRefused(connection.ConnectionId, proxy, explanation);
        connection.Abort(new ConnectionAbortedException($"The connection was refused: {explanation}."));
    }
}
