using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Tests.Services.Route53;
using static PrivateLinkKit.Testing.Tests.Services.Route53.ZoneCalls;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>Public DNS: public zones and records of domains that are hosted elsewhere, asked by datagrams, and by AWS for private DNS names.</summary>
public sealed class PublicDnsTests : IAsyncLifetime
{
    private const string Name = "tasks.example.com";

    private readonly ManualTime _clock = new();
    private TestEnvironment _lab = null!;
    private ZoneCalls _zones = null!;

    public async Task InitializeAsync()
    {
        _lab = await TestEnvironment.StartAsync(new() { TimeProvider = _clock, Pace = Pace.Realistic });
        _zones = new ZoneCalls(_lab.Aws);
    }

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Query_RecordOfAPublicZone_IsAnsweredOnceItIsInSync()
    {
        var zone = await _zones.CreateAsync("example.com");
        await _zones.ChangeAsync(zone, Upsert(Name, "TXT", "\"a b\" \"c\"", "\"d\""));

        var before = await QueryAsync(Name, "TXT");
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("", before);
        Assert.Equal(["a bc", "d"], (await _lab.Aws.PublicDns.QueryAsync(Name, "TXT")).Order());
        Assert.Equal(4, (await _lab.Aws.PublicDns.QueryAsync("example.com", "NS")).Count);
    }

    [Fact]
    public async Task Query_RecordOfAPrivateZone_IsUnknown()
    {
        var zone = await ZoneAsync("example.com", await _lab.VpcAsync());
        await _zones.ChangeAsync(zone, Upsert(Name, "A", "10.0.0.1"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("", await QueryAsync(Name, "A"));
    }

    [Fact]
    public async Task Query_ZoneBelowAnother_AnswersOnlyIfItIsDelegatedThere()
    {
        var (parent, made) = (await ZoneAsync("example.com"), await _zones.CallAsync("POST", "hostedzone", _zones.Creation(Name)));
        await _zones.ChangeAsync(IdOf(made.Element("HostedZone")!), Upsert($"a.{Name}", "A", "192.0.2.1"));
        await _zones.ChangeAsync(parent, Upsert("b.example.com", "A", "192.0.2.2"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        var before = await QueryAsync($"a.{Name}", "A");

        await _zones.ChangeAsync(parent, Upsert(Name, "NS", "ns-1.example.net"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        var elsewhere = await QueryAsync($"a.{Name}", "A");
        await _zones.ChangeAsync(parent, Upsert(Name, "NS", made.Descendants("NameServer").Select(server => server.Value)));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(("", "", "192.0.2.1"), (before, elsewhere, await QueryAsync($"a.{Name}", "A")));
        Assert.Equal("192.0.2.2", await QueryAsync("b.example.com", "A"));
    }

    [Fact]
    public async Task Query_TwoZonesOfAName_TheOlderIsRegistered()
    {
        var (older, newer) = (await ZoneAsync("example.com"), await ZoneAsync("example.com"));
        await _zones.ChangeAsync(newer, Upsert(Name, "A", "192.0.2.2"));
        await _zones.ChangeAsync(older, Upsert(Name, "A", "192.0.2.1"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("192.0.2.1", await QueryAsync(Name, "A"));
    }

    [Fact]
    public async Task Query_ZoneAboveOneOfAnotherAccount_TakesNothingOver()
    {
        var older = await ZoneAsync("svc.example.com");
        await _zones.ChangeAsync(older, Upsert("a.svc.example.com", "A", "192.0.2.1"));
        var theirs = new ZoneCalls(_lab.Aws, TestEnvironment.Consumer);

        var above = await theirs.CreateAsync("example.com");
        await theirs.ChangeAsync(above, Upsert("a.svc.example.com", "A", "192.0.2.9"), Upsert("b.example.com", "A", "192.0.2.2"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(("192.0.2.1", "192.0.2.2"), (await QueryAsync("a.svc.example.com", "A"), await QueryAsync("b.example.com", "A")));
    }

    [Fact]
    public async Task Server_NameDelegatedElsewhere_FailsButForItsServers()
    {
        var zone = await ZoneAsync("example.com");
        await _zones.ChangeAsync(zone, Upsert("sub.example.com", "NS", "ns-1.example.net"), Upsert("loop.example.com", "CNAME", "loop.example.com"));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("ns-1.example.net", await QueryAsync("sub.example.com", "NS"));
        Assert.Equal((2, 2), ((await AskAsync("a.sub.example.com", 1)).Code, (await AskAsync("loop.example.com", 1)).Code));
    }

    [Fact]
    public async Task Set_RecordBesideOthersOfAHostedZone_HidesItsTypeOnly()
    {
        var zone = await ZoneAsync("example.com");
        await _zones.ChangeAsync(zone, Upsert(Name, "A", "192.0.2.1"), Upsert(Name, "TXT", "\"hosted\""));
        _clock.Advance(TimeSpan.FromMinutes(1));

        _lab.Aws.PublicDns.Set(Name, "txt", "set");

        Assert.Equal(("192.0.2.1", "set"), (await QueryAsync(Name, "A"), await QueryAsync(Name, "TXT")));
    }

    [Theory]
    [InlineData("a.b", "A", "foo")]
    [InlineData("a.b", "MX", "mail.example.org")]
    [InlineData("a..b", "A", "192.0.2.1")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", "A", "192.0.2.1")]
    public void Set_InvalidNameOrValue_Throws(string name, string type, string value) =>
        Assert.Throws<ArgumentException>(() => _lab.Aws.PublicDns.Set(name, type, value));

    [Theory]
    [InlineData("A", "192.0.2.1", "C0000201")]
    [InlineData("AAAA", "2001:db8::1", "20010DB8000000000000000000000001")]
    [InlineData("CNAME", "b.example.org.", "0162C00E")]
    [InlineData("NS", "b.example.org", "0162C00E")]
    [InlineData("PTR", ".", "00")]
    [InlineData("MX", "10 b.example.org", "000A0162C00E")]
    [InlineData("SRV", "1 2 443 b.example.org", "0001000201BB0162C00E")]
    [InlineData("TXT", "\"a\\\"b\" \"\\101\"", "036122620141")]
    [InlineData("SPF", "v", "0176")]
    [InlineData("CAA", "128 issue \"ca\"", "800569737375656361")]
    [InlineData("DS", "258 5 1 0A0B", "010205010A0B")]
    [InlineData("SSHFP", "4 2 0A0B", "04020A0B")]
    [InlineData("TLSA", "3 1 1 0A 0B", "0301010A0B")]
    [InlineData("SOA", "b.example.org. c.example.org. 1 2 3 4 4294967295", "0162C00E0163C00E00000001000000020000000300000004FFFFFFFF")]
    public async Task Server_RecordOfAType_HasItsFormOnTheWire(string type, string value, string data)
    {
        _lab.Aws.PublicDns.Set("a.example.org", type, value);

        var reply = await AskAsync("a.example.org", DnsTypes.NumberOf(type)!.Value);

        Assert.Equal($"C00C{DnsTypes.NumberOf(type):X4}00010000003C{data.Length / 2:X4}{data}", Convert.ToHexString(reply.Bytes[31..]));
    }

    [Fact]
    public async Task Set_RecordOfADomainHostedElsewhere_IsKnownEverywhereUntilItIsRemoved()
    {
        var vpc = await _lab.VpcAsync();
        await _lab.SubnetAsync(vpc);
        var dns = _lab.Aws.PublicDns;

        dns.Set("Www.Example.org.", "CNAME", "web.example.org");
        dns.Set("*.example.org", "A", "192.0.2.1");
        var inside = string.Join(' ', _lab.Aws.Network.Resolve(vpc, "www.example.org"));
        var outside = await QueryAsync("www.example.org", "A");

        Assert.Equal(("192.0.2.1", "192.0.2.1"), (inside, outside));
        Assert.True(dns.Remove("www.example.org", "CNAME"));
        Assert.False(dns.Remove("www.example.org", "CNAME"));
        Assert.Throws<ArgumentException>(() => dns.Set("a.b", "HTTPS", "1 ."));
        Assert.Throws<ArgumentException>(() => dns.Set("a.b", "A"));
        Assert.Throws<ArgumentException>(() => dns.Set("a.b", "CNAME", "a", "b"));
        await Assert.ThrowsAsync<ArgumentException>(() => dns.QueryAsync("a.b", "HTTPS"));
        _lab.Aws.Reset();
        Assert.Equal("", await QueryAsync("www.example.org", "A"));
    }

    [Fact]
    public async Task Server_DatagramWithoutEdns_IsTruncatedAt512BytesAndWholeOverTcp()
    {
        _lab.Aws.PublicDns.Set("big.example.org", "TXT", [.. Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 100))]);

        var (plain, edns) = (await AskAsync("big.example.org", 16), await AskAsync("big.example.org", 16, payload: 4096));
        var tcp = await AskTcpAsync("big.example.org", 16);

        Assert.True(plain.Bytes.Length <= 512);
        Assert.Equal((true, false, false), (plain.IsTruncated, edns.IsTruncated, tcp.IsTruncated));
        Assert.Equal((20, 20), (edns.Answers, tcp.Answers));
        Assert.Contains(new string('t', 100), Encoding.ASCII.GetString(tcp.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_MoreThan4096Bytes_IsTruncatedWithEdnsToo()
    {
        _lab.Aws.PublicDns.Set("big.example.org", "TXT", [.. Enumerable.Range(0, 60).Select(i => $"{i}{new string('a', 90)}")]);

        var reply = await AskAsync("big.example.org", 16, payload: 65535);

        Assert.True(reply is { IsTruncated: true, Bytes.Length: <= 4096 and > 512 });
    }

    [Theory]
    [InlineData("none.example.com", 1, 3, 1)]
    [InlineData("example.com", 1, 0, 1)]
    [InlineData("none.example.org", 1, 3, 0)]
    [InlineData("example.com", 255, 0, 1)]
    public async Task Server_NameWithoutRecords_AnswersWithTheZonesStart(string name, ushort type, int code, int authorities)
    {
        await ZoneAsync("example.com");

        var reply = await AskAsync(name, type);

        Assert.Equal((code, 0, authorities), (reply.Code, reply.Answers, reply.Authorities));
        Assert.Equal(authorities > 0, Encoding.ASCII.GetString(reply.Bytes).Contains("awsdns-hostmaster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_GarbageOrAnAnswer_IsNotAnsweredAndTheNextQueryIs()
    {
        _lab.Aws.PublicDns.Set("a.example.org", "A", "192.0.2.1");
        using var socket = new UdpClient();
        socket.Connect(_lab.Aws.PublicDns.EndPoint);
        var answer = Query("a.example.org", 1);
        answer[2] |= 0x80;

        await socket.SendAsync(new byte[] { 1, 2, 3 });
        await socket.SendAsync(answer);
        await socket.SendAsync(Query("a.example.org", 1));

        Assert.Equal(1, new Reply((await socket.ReceiveAsync()).Buffer).Answers);
    }

    [Fact]
    public async Task Server_MalformedQuery_IsAnsweredWithTheError()
    {
        byte[] pointer = [0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 1, 0, 1];
        var (two, chaos) = (Query("a.example.org", 1), Query("a.example.org", 1));
        (two[5], chaos[^1]) = (2, 3);

        var longName = Query(string.Join('.', Enumerable.Repeat("a", 128)), 1);
        var codes = new List<int>();
        foreach (var message in new[] { pointer, two, longName, chaos })
        {
            using var socket = new UdpClient();
            socket.Connect(_lab.Aws.PublicDns.EndPoint);
            await socket.SendAsync(message);
            codes.Add(new Reply((await socket.ReceiveAsync()).Buffer).Code);
        }

        Assert.Equal([1, 1, 1, 4], codes);
    }

    [Fact]
    public async Task Server_MoreTcpClientsThanAtOnce_AreServedOnceOthersHaveGone()
    {
        _lab.Aws.PublicDns.Set("a.example.org", "A", "192.0.2.1");
        var clients = new List<TcpClient>();
        for (var i = 0; i < 64; i++)
        {
            clients.Add(new TcpClient());
            await clients[i].ConnectAsync(_lab.Aws.PublicDns.EndPoint);
            await AskAsync(clients[i]);
        }

        using var last = new TcpClient();
        await last.ConnectAsync(_lab.Aws.PublicDns.EndPoint);
        var asked = AskAsync(last);
        for (var i = 0; i < 100; i++)
        {
            await AskAsync(clients[1]);
        }

        Assert.False(asked.IsCompleted);
        clients.ForEach(client => client.Dispose());
        Assert.Equal(1, (await asked).Answers);

        static Task<Reply> AskAsync(TcpClient client) => AskTcpAsync(client.GetStream(), "a.example.org", 1);
    }

    [Fact]
    public async Task Server_HealthCheckHangs_AnswersByWhatIsKnown()
    {
        var begun = new TaskCompletionSource();
        await using var site = await LoadBalancing.InstanceSite.StartAsync(app => app.MapGet("/hang", async (HttpContext context) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }));
        var targets = await site.TargetsAsync("TCP", "HTTP");
        await site.Site.Elb.ModifyTargetGroupAsync(new()
        {
            TargetGroupArn = targets,
            HealthCheckPath = "/hang",
            HealthCheckIntervalSeconds = 300,
            HealthCheckTimeoutSeconds = 120,
        });
        var nlb = await site.ListenAsync("TCP", null, targets);
        using var socket = new UdpClient();
        socket.Connect(site.Aws.PublicDns.EndPoint);

        await socket.SendAsync(Query(nlb.DnsName.ToLowerInvariant(), 1));
        var reply = new Reply((await socket.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(30))).Buffer);

        Assert.Equal(2, reply.Answers);
        Assert.True(begun.Task.IsCompleted);
    }

    [Fact]
    public async Task Server_GivenPort_IsUsedAndRefusedASecondTime()
    {
        var port = _lab.Aws.PublicDns.EndPoint.Port;

        var taken = await Assert.ThrowsAsync<IOException>(() => EmbeddedAws.StartAsync(new() { DnsPort = port }));

        Assert.Contains($"127.0.0.1:{port}", taken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_OfAHostedDomain_NeedsTheRecordInThePublicZone()
    {
        var zone = await ZoneAsync("example.com");
        var service = await ServiceAsync();
        var asked = service.PrivateDnsNameConfiguration;

        var without = await VerifyAsync(service.ServiceId);
        var hidden = await ZoneAsync(Name, await _lab.VpcAsync());
        await _zones.ChangeAsync(hidden, Upsert($"{asked.Name}.{Name}", "TXT", $"\"{asked.Value}\""));
        var inAPrivateZone = await VerifyAsync(service.ServiceId);
        await _zones.ChangeAsync(zone, Upsert($"{asked.Name}.{Name}", "TXT", "\"v=1\"", $"\"{asked.Value}\""));
        var published = await VerifyAsync(service.ServiceId);

        Assert.Equal((DnsNameState.Failed, DnsNameState.Failed, DnsNameState.Verified), (without, inAPrivateZone, published));
    }

    [Fact]
    public async Task Verification_OfADomainHostedElsewhere_FindsTheRecordThatWasSet()
    {
        var service = await ServiceAsync();
        var asked = service.PrivateDnsNameConfiguration;

        _lab.Aws.PublicDns.Set("example.com", "TXT", "another");
        var without = await VerifyAsync(service.ServiceId);
        _lab.Aws.PublicDns.Set("example.com", "TXT", "another", asked.Value);

        Assert.Equal((DnsNameState.Failed, DnsNameState.Verified), (without, await VerifyAsync(service.ServiceId)));
    }

    [Theory]
    [InlineData(DomainChecks.OnceHosted, "verified")]
    [InlineData(DomainChecks.Always, "failed")]
    public async Task Verification_OfADomainThatIsUnknown_SucceedsUnlessAllAreChecked(DomainChecks checks, string state)
    {
        await using var lab = await TestEnvironment.StartAsync(new() { DomainChecks = checks });
        var service = await lab.ServiceAsync();
        await lab.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = service.ServiceId, PrivateDnsName = Name });

        await lab.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = service.ServiceId });

        var described = await lab.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [service.ServiceId] });
        Assert.Equal(state, described.ServiceConfigurations[0].PrivateDnsNameConfiguration.State.Value);
    }

    private async Task<ServiceConfiguration> ServiceAsync()
    {
        var balancer = await _lab.NlbAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        return (await _lab.Ec2.CreateVpcEndpointServiceConfigurationAsync(new() { NetworkLoadBalancerArns = [balancer], PrivateDnsName = Name }))
            .ServiceConfiguration;
    }

    private async Task<string> ZoneAsync(string name, string? vpc = null)
    {
        var zone = await _zones.CreateAsync(name, vpc);
        _clock.Advance(TimeSpan.FromMinutes(1));
        return zone;
    }

    private async Task<DnsNameState> VerifyAsync(string serviceId)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _lab.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = serviceId });
        _clock.Advance(TimeSpan.FromMinutes(5));
        return (await DescribeAsync(serviceId)).PrivateDnsNameConfiguration.State;
    }

    private async Task<ServiceConfiguration> DescribeAsync(string serviceId) =>
        (await _lab.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [serviceId] })).ServiceConfigurations[0];

    private async Task<string> QueryAsync(string name, string type) => string.Join(' ', await _lab.Aws.PublicDns.QueryAsync(name, type));

    private async Task<Reply> AskAsync(string name, ushort type, ushort? payload = null)
    {
        using var socket = new UdpClient();
        socket.Connect(_lab.Aws.PublicDns.EndPoint);
        await socket.SendAsync(Query(name, type, payload));
        return new Reply((await socket.ReceiveAsync()).Buffer);
    }

    private async Task<Reply> AskTcpAsync(string name, ushort type)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_lab.Aws.PublicDns.EndPoint);
        return await AskTcpAsync(client.GetStream(), name, type);
    }

    private static async Task<Reply> AskTcpAsync(NetworkStream stream, string name, ushort type)
    {
        var query = Query(name, type);
        await stream.WriteAsync((byte[])[0, (byte)query.Length, .. query]);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length);
        var reply = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(reply);
        return new Reply(reply);
    }

    private static byte[] Query(string name, ushort type, ushort? payload = null) =>
    [
        0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, (byte)(payload is null ? 0 : 1),
        .. name.Split('.').SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0,
        (byte)(type >> 8), (byte)type, 0, 1,
        .. payload is { } size ? new byte[] { 0, 0, 41, (byte)(size >> 8), (byte)size, 0, 0, 0, 0, 0, 0 } : [],
    ];

    private sealed record Reply(byte[] Bytes)
    {
        public bool IsTruncated => (Bytes[2] & 2) is not 0;

        public int Code => Bytes[3] & 0xf;

        public int Answers => BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(6));

        public int Authorities => BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(8));
    }
}
