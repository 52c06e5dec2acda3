using Amazon.EC2.Model;
using PrivateLinkKit.IntegrationTests.Guards;

namespace PrivateLinkKit.IntegrationTests.Units;

/// <summary>Connections of accounts whose consumers are no longer described.</summary>
public class FormerConsumerTests
{
    private const int Acme = 1;
    private const int Globex = 2;

    [Fact]
    public async Task Apply_AllFormerConsumersUnreadable_CutsThemOffOnlyWithConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithTenant(Globex).Build());
        edge.Aws.Close(Acme);
        edge.Aws.Close(Globex);
        var without = Stacks.Service().Build();
        var plan = await edge.PrivateLink.PlanAsync(without);

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() =>
            edge.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { InterruptionBudget = 100 }));

        var cuts = plan.Interruptions.Where(one => one.Code is InterruptionCode.ConsumerRemoved).ToList();
        Assert.Equal(plan.RejectedConnections.Select(connection => connection.EndpointId).Order(),
            cuts.SelectMany(cut => cut.Endpoints).Select(endpoint => endpoint.EndpointId).Order());
        Assert.Equal([$"{Tenants.Account(Acme)}/eu-west-1", $"{Tenants.Account(Globex)}/eu-west-1"], cuts.Select(cut => cut.Unit).Order());
        Assert.Equal(cuts.Select(cut => $"{cut}"), refused.Held.Select(held => $"{held}"));
        Assert.DoesNotContain("Rejected", await StatesAsync(edge));

        await edge.ApplyConsentedAsync(without);
        Assert.Equal(["Rejected", "Rejected"], await StatesAsync(edge));
        Assert.True((await edge.PrivateLink.PlanAsync(without)).IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_FormerConsumersAccountThrottlesOrDoesNotAnswer_RejectsNoConnection(bool isThrottled)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build());
        var fault = edge.Aws.Faults.On("DescribeVpcs").From(Tenants.Account(Acme)).Times(int.MaxValue);
        if (isThrottled)
        {
            fault.Throttle();
        }
        else
        {
            fault.ResetConnection();
        }

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().WithConsumer().Build());

        Assert.Equal(UnitStatus.Unreachable, plan.Units[^1].Status);
        Assert.Empty(plan.RejectedConnections);
    }

    [Fact]
    public async Task Apply_ReachableConsumerRemovedWithAnotherEndpoint_CutsBothOff()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build())).ServiceName!;
        var other = await edge.ConnectAsync(service, Tenants.Account(Acme));
        var without = Stacks.Service().WithConsumer().Build();
        var plan = await edge.PrivateLink.PlanAsync(without);

        await edge.PrivateLink.ApplyAsync(plan);

        Assert.Equal(other, Assert.Single(plan.RejectedConnections).EndpointId);
        Assert.Contains("Rejected", await StatesAsync(edge, other));
        Assert.Equal(["stack"], (await edge.RecordAsync()).Keys);
        Assert.True((await edge.PrivateLink.PlanAsync(without)).IsEmpty);
    }

    [Fact]
    public async Task Apply_OnlyConsumerRemovedWithAnotherEndpoint_KeepsTheRecordUntilConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build())).ServiceName!;
        var other = await edge.ConnectAsync(service, Tenants.Account(Acme));
        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());
        var ofTheEndpoint = plan.Interruptions.Where(one => one.LogicalId == $"{Tenants.Name(Acme)}/endpoint");

        await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(
            plan, applyOptions: new ApplyOptions { Consent = InterruptionConsent.To(ofTheEndpoint), InterruptionBudget = 0 }));

        Assert.DoesNotContain("Rejected", await StatesAsync(edge, other));
        Assert.Contains($"places/{Tenants.Account(Acme)}/eu-west-1", (await edge.RecordAsync()).Keys);
    }

    /// <summary>The service is not replaced while an account cannot be read, and its connections stay with it.</summary>
    [Fact]
    public async Task Apply_CutBesideAServiceThatIsHeldBack_IsNotMade()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build());
        edge.Aws.Close(Acme);
        await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyAsync(Stacks.Service().Build()));
        var plan = await edge.PrivateLink.PlanAsync(Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("front")).Build());

        var result = await edge.ApplyConsentedAsync(plan);

        Assert.Single(plan.RejectedConnections);
        Assert.Equal(UnitResult.Held, Assert.Single(result.Units, unit => unit.Name == "dogs").Result);
        Assert.DoesNotContain("Rejected", await StatesAsync(edge));
    }

    /// <summary>Who may tag makes no connection of another service one of the stack's.</summary>
    [Fact]
    public async Task Plan_FormerConsumerIsConnectedWithAServiceOfAnotherTeam_RejectsNothingThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build());
        var cats = Stacks.Workload(name: "cats").ViaNlb(nlb => nlb.Listen(8080)).AllowPrincipal(Tenants.Account(Acme)).Build();
        var name = (await edge.ApplyAsync(cats)).ServiceName!;
        var other = await edge.ConnectAsync(name, Tenants.Account(Acme));
        await edge.Ec2.TagAsync(name[(name.LastIndexOf('.') + 1)..], "old/endpoint-service");
        edge.Aws.Close(Acme);

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());

        Assert.NotEqual(other, Assert.Single(plan.RejectedConnections).EndpointId);
    }

    private static async Task<IEnumerable<string>> StatesAsync(TestEnvironment edge, string? endpointId = null) =>
        (await edge.Ec2.DescribeVpcEndpointConnectionsAsync(new DescribeVpcEndpointConnectionsRequest())).VpcEndpointConnections
        .Where(connection => endpointId is null || connection.VpcEndpointId == endpointId).Select(connection => connection.VpcEndpointState.Value);
}
