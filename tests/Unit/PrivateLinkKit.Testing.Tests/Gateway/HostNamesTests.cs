using PrivateLinkKit.Testing.Tests.Robustness;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>A page in a browser must not reach the API: neither by a name that resolves to loopback, nor from another origin.</summary>
public class HostNamesTests : EmulatorTest
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:4566")]
    [InlineData("169.254.169.254")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("ec2.eu-west-1.amazonaws.com")]
    public async Task Request_ForeignHost_IsForbiddenOnEveryPath(string host)
    {
        Assert.Equal(403, await StatusAsync("POST /_privatelinkkit/reset", host));
        Assert.Equal(403, await StatusAsync("GET /_privatelinkkit/drops", host));
        Assert.Equal(403, await StatusAsync("GET /_localstack/health", host));
        Assert.Equal(403, await StatusAsync("POST /", host));
        Assert.Empty(TestEnvironment.Aws.Requests);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:4566")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2:80")]
    [InlineData("[::1]:4566")]
    [InlineData("localhost.localstack.cloud:4566")]
    [InlineData("ec2.localhost.localstack.cloud:4566")]
    [InlineData("aws.localhost")]
    public async Task Request_LoopbackHost_IsAnswered(string host) => Assert.Equal(200, await StatusAsync("GET /_localstack/health", host));

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://evil.example:4566")]
    [InlineData("null")]
    public async Task Request_ForeignOrigin_IsForbidden(string origin)
    {
        await TestEnvironment.VpcAsync();

        Assert.Equal(403, await StatusAsync("POST /_privatelinkkit/reset", "127.0.0.1", $"Origin: {origin}\r\n"));
        Assert.Equal(403, await StatusAsync("POST /", "127.0.0.1", $"Origin: {origin}\r\n"));

        Assert.Single((await TestEnvironment.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs);
    }

    [Fact]
    public async Task Request_LoopbackOrigin_IsAnswered() =>
        Assert.Equal(204, await StatusAsync("POST /_privatelinkkit/reset", "127.0.0.1", "Origin: http://localhost:3000\r\n"));

    [Fact]
    public async Task Request_AsOfAProxy_IsAnsweredForNamesOfAws()
    {
        Assert.Equal(200, await StatusAsync("GET http://ec2.eu-west-1.amazonaws.com/_localstack/health", "ec2.eu-west-1.amazonaws.com"));
        Assert.Equal(403, await StatusAsync("GET http://evil.example/_localstack/health", "evil.example"));
    }

    [Fact]
    public async Task Request_ListedHost_IsAnswered()
    {
        await using var aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { HostNames = ["host.docker.internal", "172.17.0.1"] });

        Assert.Equal(200, await StatusAsync("GET /_localstack/health", "Host.Docker.Internal:4566", aws: aws));
        Assert.Equal(200, await StatusAsync("GET /_localstack/health", "172.17.0.1:4566", aws: aws));
        Assert.Equal(403, await StatusAsync("GET /_localstack/health", "evil.host.docker.internal", aws: aws));
    }

    private async Task<int> StatusAsync(string request, string host, string headers = "", EmbeddedAws? aws = null)
    {
        using var socket = await RawSocket.ConnectAsync(aws ?? TestEnvironment.Aws);
        await socket.SendAsync($"{request} HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n");
        return int.Parse((await socket.ReadToEndAsync()).Split(' ')[1]);
    }
}
