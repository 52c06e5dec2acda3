using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Network.Dialing;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Tests.Network.Dialing;

public sealed class TlsTerminatorTests
{
    private const string Name = "tasks.example.com";

    private static readonly IPEndPoint End = IPEndPoint.Parse("10.1.1.7:1");

    private readonly HandTimers _time = new();

    [Fact]
    public async Task Run_TargetIsSilent_EndsWhenTheTimeOfTheHandshakeIsUp()
    {
        using var authority = new CertificateAuthority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = authority.Issue([Name], key, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var tls = new ListenerTls(new ServerCertificate(leaf, []), [], new TlsPolicy(SslProtocols.None, CipherSuites: null), [], TimeProvider.System);
        var ((client, front), (back, target)) = (VirtualConnection.Pair(End, End, End, End), VirtualConnection.Pair(End, End, End, End));
        var running = new TlsTerminator(front, back, new TlsTermination(tls, IsSecureBehind: true), () => true, _time).RunAsync();
        await using var stream = new SslStream(new VirtualStream(client));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = Name,
            CertificateChainPolicy = SelfSigned.Trusting(authority.Certificate),
        });
        await using var silent = new VirtualStream(target);
        var hello = await silent.ReadAsync(new byte[4096]);

        _time.Fire();
        await running.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.NotEqual(0, hello);
        Assert.Equal(0, await silent.ReadAsync(new byte[1]));
    }
}
