using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Testing.Tests.Network.LoadBalancing;

/// <summary>Open connections to targets that a Network Load Balancer no longer uses.</summary>
public sealed class ConnectionTerminationTests : IAsyncLifetime
{
    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray();

    private volatile bool _isHealthy = true;
    private InstanceSite _site = null!;

    public async Task InitializeAsync() => _site = await InstanceSite.StartAsync(
        app => app.MapGet("/health", () => _isHealthy ? Results.Ok() : Results.StatusCode(500)), count: 1);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public async Task Deregister_AfterItsDelay_ConnectionsEndIfThatIsSet(string terminates, bool survives)
    {
        var targets = await _site.TargetsAsync("TCP");
        var nlb = await _site.ListenAsync("TCP", null, targets);
        await _site.SetAsync(targets, ("deregistration_delay.connection_termination.enabled", terminates));
        await using var connection = await OpenAsync(nlb.DnsName);

        await _site.Site.Elb.DeregisterTargetsAsync(new() { TargetGroupArn = targets, Targets = [new() { Id = _site.Instances[0] }] });
        await _site.Site.Elb.DescribeTargetGroupsAsync(new());

        Assert.Equal(survives, await IsOpenAsync(connection));
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public async Task TargetBecomesUnhealthy_ConnectionsEndIfThatIsSet(string terminates, bool survives)
    {
        var targets = await _site.TargetsAsync("TCP", "HTTP");
        await _site.Site.Elb.ModifyTargetGroupAsync(new() { TargetGroupArn = targets, HealthCheckPath = "/health" });
        var nlb = await _site.ListenAsync("TCP", null, targets);
        await _site.SetAsync(targets, ("target_health_state.unhealthy.connection_termination.enabled", terminates));
        await using var connection = await OpenAsync(nlb.DnsName);

        _isHealthy = false;
        await _site.Site.Ec2.CreateTagsAsync(new() { Resources = [_site.Site.VpcId], Tags = [new() { Key = "a", Value = "b" }] });
        await _site.Site.HealthAsync(targets);

        Assert.Equal(survives, await IsOpenAsync(connection));
    }

    private async Task<Stream> OpenAsync(string dnsName)
    {
        var connection = await _site.Aws.Network.ConnectAsync(_site.Site.VpcId, dnsName, 443);
        Assert.True(await IsOpenAsync(connection));
        return connection;
    }

    /// <summary>Sends a request over the connection, and reads the answer.</summary>
    private static async Task<bool> IsOpenAsync(Stream connection)
    {
        try
        {
            await connection.WriteAsync(Request);
            return await connection.ReadAsync(new byte[4096]) > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
