using System.Net;
using System.Net.Sockets;
using Amazon.EC2;
using PrivateLinkKit.Aws.Clients;

namespace PrivateLinkKit.Tests.Aws.Clients;

public class SingleAttemptHttpTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task CreateHttpClient_ProxyOfTheEnvironment_NotAskedForTheLoopbackInterface(string host)
    {
        using var edge = new TcpListener(IPAddress.Loopback, 0);
        edge.Start();
        var answering = AnswerAsync(edge);
        using var http = new SingleAttemptHttp(TimeSpan.FromSeconds(20), proxy: new WebProxy("http://127.0.0.1:1"));

        Assert.Equal("edge", await http.CreateHttpClient(new AmazonEC2Config()).GetStringAsync($"http://{host}:{((IPEndPoint)edge.LocalEndpoint).Port}/"));
        await answering;
    }

    [Fact]
    public async Task CreateHttpClient_ProxyThatDoesNotAnswer_NamedWithoutItsUser()
    {
        var proxy = new WebProxy("http://me:hunter2@127.0.0.1:1");
        using var http = new SingleAttemptHttp(TimeSpan.FromSeconds(20), proxy: proxy);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => http.CreateHttpClient(new AmazonEC2Config()).GetAsync("https://me:hunter2@ec2.example/"));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TcpListener edge)
    {
        using var client = await edge.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[4096], 1);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nedge"u8.ToArray());
    }
}
