using Amazon.EC2;
using Amazon.EC2.Model;
using VpcEndpointState = Amazon.EC2.State;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Connections that are not accepted in time.</summary>
public sealed class ConnectionExpiryTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private TestEnvironment _environment = null!;

    public async Task InitializeAsync() =>
        _environment = await TestEnvironment.StartAsync(new() { TimeProvider = _clock, ConnectionExpiry = TimeSpan.FromDays(7) });

    public async Task DisposeAsync() => await _environment.DisposeAsync();

    [Fact]
    public async Task Connection_NotAcceptedInTime_ExpiresForBothSidesAndFreesTheService()
    {
        var (service, endpoint) = await RequestAsync();

        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        var before = await StatesAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var after = await StatesAsync();

        Assert.Equal((VpcEndpointState.PendingAcceptance, VpcEndpointState.PendingAcceptance), before);
        Assert.Equal((VpcEndpointState.Expired, VpcEndpointState.Expired), after);
        var accepted = await _environment.Ec2.AcceptVpcEndpointConnectionsAsync(
            new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint.VpcEndpointId] });
        Assert.Single(accepted.Unsuccessful);
        var deleted = await _environment.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [service.ServiceId] });
        Assert.Empty(deleted.Unsuccessful ?? []);
    }

    [Fact]
    public async Task Connection_AcceptedInTime_Stays()
    {
        var (service, endpoint) = await RequestAsync();

        await _environment.Ec2.AcceptVpcEndpointConnectionsAsync(new() { ServiceId = service.ServiceId, VpcEndpointIds = [endpoint.VpcEndpointId] });
        _clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal((VpcEndpointState.Available, VpcEndpointState.Available), await StatesAsync());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(40_000)]
    public async Task Start_ExpiryOutOfRange_IsRefused(int days) => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => EmbeddedAws.StartAsync(new() { ConnectionExpiry = TimeSpan.FromDays(days) }));

    private async Task<(ServiceConfiguration Service, VpcEndpoint Endpoint)> RequestAsync()
    {
        var service = await _environment.ServiceAsync(acceptance: true);
        var created = await _environment.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = await _environment.VpcAsync(),
            ServiceName = service.ServiceName,
            VpcEndpointType = VpcEndpointType.Interface,
        });
        return (service, created.VpcEndpoint);
    }

    private async Task<(VpcEndpointState Consumer, VpcEndpointState Provider)> StatesAsync() => (
        (await _environment.Ec2.DescribeVpcEndpointsAsync(new())).VpcEndpoints.Single().State,
        (await _environment.Ec2.DescribeVpcEndpointConnectionsAsync(new())).VpcEndpointConnections.Single().VpcEndpointState);
}
