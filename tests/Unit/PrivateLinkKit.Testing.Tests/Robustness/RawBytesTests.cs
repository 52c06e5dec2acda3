using System.Text;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Clock;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Sends broken, truncated, slow and parallel bytes that no HTTP client would send.</summary>
public class RawBytesTests : EmulatorTest
{
    private static readonly string[] Beginnings =
        ["POST", "\u0016\u0003\u0001", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /%00 HTTP/1.1", "POST / HTTP/9.9", "CONNECT x:1 HTTP/1.1"];

    private const string Good = "Action=DescribeVpcs&Version=2016-11-15";

    // Far longer than any answer takes: only a test that fails waits so long.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Connections_FullOfGarbage_AreClosedAndNothingIsLeftOrChanged()
    {
        var random = new Random(4);
        using var connections = new Connections(TestEnvironment.Aws.ServiceUrl.Port);
        var before = await InventoryAsync();
        for (var i = 0; i < 300; i++)
        {
            using var socket = await RawSocket.ConnectAsync(TestEnvironment.Aws);
            await socket.SendAsync(Garbage(random));
            if (random.Next(2) == 0)
            {
                socket.EndSending();
                await socket.ReadToEndAsync().WaitAsync(Soon);
            }
        }

        Assert.Equal(before, await InventoryAsync());
        await connections.NoneAsync().WaitAsync(Soon);
        Assert.InRange(connections.Seen, 300, 310);
    }

    [Fact]
    public async Task Requests_Pipelined_AreAllAnsweredInOrderAndGarbageAfterThemIsRefused()
    {
        using var socket = await RawSocket.ConnectAsync(TestEnvironment.Aws);
        await socket.SendAsync($"{string.Concat(Enumerable.Repeat(RawSocket.Post(Good), 20))}GARBAGE\r\n\r\n\0\0\0");

        var answers = await socket.ReadToEndAsync().WaitAsync(Soon);

        Assert.Equal(20, answers.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Contains("HTTP/1.1 400 Bad Request", answers[answers.LastIndexOf("</DescribeVpcsResponse>", StringComparison.Ordinal)..]);
    }

    // Kestrel takes the end of what a client sends for the end of the connection, so that an answer is not owed.
    [Theory]
    [InlineData(Good, 38)]
    [InlineData("Action=CreateVpc&CidrBlock=10.0.0.0/16", 200)]
    [InlineData("", 10)]
    public async Task Request_ClientHasEndedSending_IsNotExecutedUnlessItIsWhole(string body, int announced)
    {
        using var connections = new Connections(TestEnvironment.Aws.ServiceUrl.Port);
        using (var socket = await RawSocket.ConnectAsync(TestEnvironment.Aws))
        {
            await socket.SendAsync(RawSocket.Post(body, announced));
            socket.EndSending();
            await socket.ReadToEndAsync().WaitAsync(Soon);
            await connections.NoneAsync().WaitAsync(Soon);
        }

        Assert.Empty(await VpcsAsync());
    }

    [Fact]
    public async Task Request_ChunksAreBroken_IsRefusedInShape()
    {
        using var socket = await RawSocket.ConnectAsync(TestEnvironment.Aws);
        await socket.SendAsync(RawSocket.Post("zz\r\nbroken\r\n").Replace("Content-Length: 12", "Transfer-Encoding: chunked", StringComparison.Ordinal));

        Assert.Contains("<Code>InvalidRequest</Code>", await socket.ReadToEndAsync().WaitAsync(Soon));
    }

    [Fact]
    public async Task Request_AnnouncesMoreThanIsRead_IsRefusedInShape()
    {
        using var socket = await RawSocket.ConnectAsync(TestEnvironment.Aws);
        await socket.SendAsync(RawSocket.Post(Good, 500_000_000));

        var answer = await socket.ReadToEndAsync().WaitAsync(Soon);

        Assert.Contains("HTTP/1.1 413", answer);
        Assert.Contains("<Code>RequestEntityTooLarge</Code>", answer);
    }

    [Fact]
    public async Task Request_ComesByteByByte_IsAnswered()
    {
        using var socket = await RawSocket.ConnectAsync(TestEnvironment.Aws);
        foreach (var part in Encoding.ASCII.GetBytes(RawSocket.Post(Good)))
        {
            await socket.SendAsync([part]);
        }

        Assert.Contains("HTTP/1.1 200 OK", await socket.ReadAnswersAsync(1).WaitAsync(Soon));
    }

    [Fact]
    public async Task Requests_ManyNeverEnd_OthersAreAnsweredAndItStops()
    {
        var slow = new List<RawSocket>();
        try
        {
            for (var i = 0; i < 100; i++)
            {
                slow.Add(await RawSocket.ConnectAsync(TestEnvironment.Aws));
                await slow[i].SendAsync(RawSocket.Post(Good, 1000)[..^(i % 2 == 0 ? 1 : Good.Length + 30)]);
            }

            Assert.Empty(await VpcsAsync().WaitAsync(Soon));

            await TestEnvironment.Aws.DisposeAsync().AsTask().WaitAsync(Soon);
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Request_NeverEnds_DoesNotHoldUpAVirtualClock()
    {
        var clock = new VirtualTime();
        await using var aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = clock });
        using var socket = await RawSocket.ConnectAsync(aws);
        await socket.SendAsync(RawSocket.Post(Good));
        await socket.ReadAnswersAsync(1);
        await socket.SendAsync(RawSocket.Post(Good, 1000));

        await Task.Delay(TimeSpan.FromDays(1), clock).WaitAsync(Soon);
    }

    private static byte[] Garbage(Random random)
    {
        var good = Encoding.ASCII.GetBytes(RawSocket.Post("Action=CreateVpc&CidrBlock=10.0.0.0/16"));
        var noise = new byte[random.Next(1, 3000)];
        random.NextBytes(noise);
        return random.Next(6) switch
        {
            0 => noise,
            1 => good[..random.Next(good.Length)],
            2 => [.. Encoding.ASCII.GetBytes(RawSocket.Post("Action=DeleteVpc&VpcId=vpc-1")), .. noise],
            3 => Encoding.ASCII.GetBytes($"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: x\r\n\r\n"),
            4 => Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\n{string.Concat(Enumerable.Range(0, 300).Select(i => $"X-{i}: y\r\n"))}\r\n"),
            _ => Encoding.Latin1.GetBytes(
                $"{Pick(random, Beginnings)}\r\n\r\n"),
        };
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];

    private async Task<string> InventoryAsync()
    {
        using var edge = new FuzzTarget(TestEnvironment.Aws);
        return await edge.InventoryAsync();
    }

    // Operations in the bodies.
    private async Task<List<Vpc>> VpcsAsync() =>
        (await TestEnvironment.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new("cidr", ["10.0.0.0/16"])] })).Vpcs ?? [];
}
