using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Discovery;

/// <summary>Endpoints that carry no traffic fail at once with a typed error.</summary>
public class StateTests
{
    [Fact]
    public async Task ResolveAsync_NotAcceptedYet_ReportsIt()
    {
        await using var resolving = await Resolving.StartAsync(Stacks.Service().RequireAcceptance().WithConsumer().Build());
        var waiting = await AnotherAsync(resolving);
        resolving.With(new EndpointOptions { EndpointId = waiting });

        var error = await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());

        Assert.Equal((Resolving.Name, waiting, EndpointState.PendingAcceptance), (error.Name, error.EndpointId, error.State));
        Assert.Contains("accept", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAsync_Rejected_ReportsIt()
    {
        await using var resolving = await Resolving.StartAsync();
        await resolving.RejectAsync();

        var error = await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());

        Assert.Equal(EndpointState.Rejected, error.State);
    }

    [Fact]
    public async Task ResolveAsync_Deleted_ReportsIt()
    {
        await using var resolving = await Resolving.StartAsync();
        using var still = resolving.TestEnvironment.Time.Hold();
        await DeleteAsync(resolving);

        var error = await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());

        Assert.Equal((resolving.Endpoint.EndpointId, EndpointState.Deleted), (error.EndpointId, error.State));
    }

    [Theory]
    [InlineData(null, "vpce-0123456789abcdef0")]
    [InlineData("cats", null)]
    public async Task ResolveAsync_NoSuchEndpoint_ReportsIt(string? stack, string? id)
    {
        await using var resolving = await Resolving.StartAsync();
        resolving.With(new EndpointOptions { Stack = stack, EndpointId = id });

        var error = await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());

        Assert.Equal((id, EndpointState.Missing), (error.EndpointId, error.State));
    }

    [Fact]
    public async Task ResolveAsync_BeingMade_ReportsIt()
    {
        await using var resolving = await Resolving.StartAsync(options: new EmbeddedAwsOptions { Pace = Pace.Realistic });
        using var still = resolving.TestEnvironment.Time.Hold();
        var made = await AnotherAsync(resolving);
        resolving.With(new EndpointOptions { EndpointId = made });

        var error = await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());

        Assert.Equal(EndpointState.Pending, error.State);
    }

    [Fact]
    public async Task ResolveAsync_PendingForAChangeOfSubnets_GoesOn()
    {
        await using var resolving = await Resolving.StartAsync(options: new EmbeddedAwsOptions { Pace = Pace.Realistic });
        using var still = resolving.TestEnvironment.Time.Hold();
        var before = await resolving.ResolveAsync();
        var subnets = (await resolving.TestEnvironment.Ec2.DescribeVpcEndpointsAsync(
            new DescribeVpcEndpointsRequest { VpcEndpointIds = [before.EndpointId] })).VpcEndpoints[0].SubnetIds;
        await resolving.TestEnvironment.Ec2.ModifyVpcEndpointAsync(new ModifyVpcEndpointRequest { VpcEndpointId = before.EndpointId,
            RemoveSubnetIds = [subnets[0]] });
        resolving.Clock.Advance(TimeSpan.FromSeconds(61));

        var after = await resolving.ResolveAsync();

        Assert.False(after.IsStale);
        Assert.Single(after.Addresses);
    }

    [Fact]
    public async Task ResolveAsync_RejectedAfterwards_EndsTheLastGoodAnswer()
    {
        await using var resolving = await Resolving.StartAsync();
        var good = await resolving.ResolveAsync();
        await resolving.RejectAsync();
        resolving.Clock.Advance(TimeSpan.FromSeconds(61));

        var error = await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());

        Assert.Equal(EndpointState.Rejected, error.State);
        Assert.True(good.ChangeToken.HasChanged);
        Assert.Equal((null, error), (resolving.Resolver.StatusOf(Resolving.Name).LastGood, resolving.Resolver.StatusOf(Resolving.Name).LastError));
    }

    [Fact]
    public async Task ResolveAsync_Refused_AsksAgainAfterAFewSecondsOnly()
    {
        await using var resolving = await Resolving.StartAsync();
        await resolving.RejectAsync();

        await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());
        await Assert.ThrowsAsync<EndpointUnavailableException>(async () => await resolving.ResolveAsync());
        Assert.Equal(1, resolving.Calls("DescribeVpcEndpoints"));

        await resolving.AcceptAsync();
        resolving.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(resolving.Endpoint.EndpointId, (await resolving.ResolveAsync()).EndpointId);
    }

    [Fact]
    public async Task ResolveAsync_SeveralConsumers_NamesThemAndTheOption()
    {
        await using var resolving = await Resolving.StartAsync(Stacks.Service().WithConsumer()
            .ConsumeFrom("partner", consumer => consumer.InVpc(vpc => vpc.Cidr("10.40.0.0/24").AcrossZones(Stacks.Zones))).Build());
        resolving.With(new EndpointOptions { Stack = "dogs" });

        var error = await Assert.ThrowsAsync<AmbiguousEndpointException>(async () => await resolving.ResolveAsync());

        Assert.Equal(2, error.EndpointIds.Count);
        Assert.Contains(resolving.Endpoint.EndpointId, error.EndpointIds);
        Assert.Contains("Consumer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAsync_SeveralEndpointsToTheService_NamesThemAndTheOption()
    {
        await using var resolving = await Resolving.StartAsync();
        var other = await AnotherAsync(resolving);
        resolving.With(new EndpointOptions { ServiceName = resolving.Endpoint.ServiceName });

        var error = await Assert.ThrowsAsync<AmbiguousEndpointException>(async () => await resolving.ResolveAsync());

        Assert.Equal(new[] { resolving.Endpoint.EndpointId, other }.Order(), error.EndpointIds.Order());
        Assert.Contains("option EndpointId", error.Message, StringComparison.Ordinal);
    }

    internal static async Task<string> AnotherAsync(Resolving resolving)
    {
        var subnets = await resolving.TestEnvironment.Ec2.DescribeSubnetsAsync(
            new DescribeSubnetsRequest { Filters = [new Filter("vpc-id", [resolving.Endpoint.VpcId])] });
        return (await resolving.TestEnvironment.Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = resolving.Endpoint.VpcId,
            ServiceName = resolving.Endpoint.ServiceName,
            SubnetIds = [.. subnets.Subnets.Select(subnet => subnet.SubnetId)],
            PrivateDnsEnabled = false,
        })).VpcEndpoint.VpcEndpointId;
    }

    internal static Task DeleteAsync(Resolving resolving) =>
        resolving.TestEnvironment.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [resolving.Endpoint.EndpointId] });
}
