using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Health;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Checks;

/// <summary>Checks one target once, from a node of its load balancer.</summary>
internal sealed class HealthProbe(Dialer dialer)
{
    public async Task<ProbeResult> AskAsync(TargetPool pool, Place node, Place target, int port, CancellationToken ct)
    {
        var check = pool.HealthCheck;

        // Targets run in real time, so their timeout is real time too; a virtual clock stops meanwhile.
        using var timeout = new CancellationTokenSource(check.Timeout, TimeProvider.System);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            var dialled = await dialer.DialAsync(node, target.Address, port, ending.Token);
            if (dialled.Connection is null)
            {
                return dialled.Outcome is NetworkOutcome.Dropped ? ProbeResult.TimedOut : ProbeResult.Failed;
            }

            await using var stream = new VirtualStream(dialled.Connection);
            if (pool.SendsProxyHeader)
            {
                await stream.WriteAsync(ProxyProtocolHeader.OfHealthCheck(), ending.Token);
            }

            if (check.IsSecure)
            {
                await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
                await tls.AuthenticateAsClientAsync(TargetTls.Options(), ending.Token);
                return await GetAsync(check, tls, $"{target.Address}:{port}", ending.Token);
            }

            return check.IsHttp ? await GetAsync(check, stream, $"{target.Address}:{port}", ending.Token) : ProbeResult.Passed;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ProbeResult.TimedOut;
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException)
        {
            return ProbeResult.Failed;
        }
    }

    private static async Task<ProbeResult> GetAsync(HealthCheck check, Stream stream, string host, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {check.Path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nUser-Agent: ELB-HealthChecker/2.0\r\n\r\n"), ct);

        // "HTTP/1.1 200": only the code counts.
        var status = new byte["HTTP/1.1 200".Length];
        var read = await stream.ReadAtLeastAsync(status, status.Length, throwOnEndOfStream: false, ct);
        return read < status.Length || !int.TryParse(status.AsSpan()[^3..], CultureInfo.InvariantCulture, out var code) ? ProbeResult.Failed
            : check.Accepts(code) ? ProbeResult.Passed
            : ProbeResult.Mismatch(code);
    }
}
