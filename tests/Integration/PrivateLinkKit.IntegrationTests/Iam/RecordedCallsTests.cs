using Amazon.EC2.Model;
using PrivateLinkKit.IntegrationTests.Discovery;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The policies of a role allow every call that the library makes in it.</summary>
public class RecordedCallsTests
{
    [Fact]
    public async Task Policies_EveryChangeWithAConsumerInItsOwnAccount_AreSufficient()
    {
        var calls = await RecordedRuns.Changes;

        Assert.Contains(calls, call => call.Actor == Shipped.ConsumerRole && call.Call.Action is "ec2:DeleteVpc");
        AssertAllowed(calls, Shipped.Provider, Shipped.Consumer);
    }

    [Fact]
    public async Task TrustPolicy_EverySession_IsAllowedWithItsExternalIdOnly()
    {
        var sessions = (await RecordedRuns.Changes).Where(call => call.Call.Action is "sts:AssumeRole").ToList();

        Assert.Equal(["plk-dogs-apply", "plk-dogs-destroy", "plk-dogs-plan"], sessions.Select(call => call.Call.Keys[ApiCalls.SessionName]).Distinct().Order());
        Assert.All(sessions, session => Assert.True(Shipped.ConsumerTrust.AllowsAll(session.Requests())));
        var attacks = sessions.SelectMany(session => session.Requests()).SelectMany(request => new[]
        {
            request with { Context = request.Context.Remove("sts:ExternalId") }, request.With(ApiCalls.SessionName, "somebody"),
        }).ToList();
        Assert.DoesNotContain(attacks, Shipped.ConsumerTrust.Allows);
        Assert.All(Shipped.ConsumerTrust.Policies.Single().WithoutOneCondition(), mutation => Assert.Contains(attacks, new Identity(mutation.Policy).Allows));
    }

    [Fact]
    public async Task Policies_RepairOfEveryDrift_AreSufficient() => AssertAllowed(await RecordedRuns.Drift, Shipped.Provider, Shipped.Consumer);

    [Fact]
    public async Task Policies_RemovalOfWhatOthersAdded_AreSufficient() => AssertAllowed(await RecordedRuns.OfOthers, Shipped.Provider, Shipped.Consumer);

    [Fact]
    public async Task Policies_OneStackOnly_AreSufficientForIt() =>
        AssertAllowed(await RecordedRuns.Changes, Shipped.OnlyStack("dogs", Shipped.Provider), Shipped.OnlyStack("dogs", Shipped.Consumer));

    [Fact]
    public async Task Policies_ExistingNetworksAndLoadBalancers_AreSufficientWithTheNamedNetwork()
    {
        Site? site = null;
        var calls = await RecordedRuns.RecordAsync(async (edge, privateLink) =>
        {
            site = await Site.BuildAsync(edge);
            var stack = PrivateLink.ExposeService("dogs")
                .UseVpc(site.VpcId, vpc => vpc.UseSubnets(site.SubnetIds).Cidr(Site.Cidr))
                .UseAlb(site.AlbArn, 8080)
                .ViaNlb(nlb => nlb.Listen(80))
                .ConsumeFrom("customer", consumer => consumer.UseVpc(site.VpcId, vpc => vpc.UseSubnets(site.SubnetIds).Cidr(Site.Cidr)))
                .Build();
            await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
            await privateLink.DestroyAsync(stack);
        });

        var named = Shipped.ExistingNetwork(site!.VpcId, site.SubnetIds);
        AssertAllowed(calls, new Identity([.. Shipped.Provider.Policies, named]), Shipped.Consumer);
        Assert.NotEmpty(Refused(calls, Shipped.Provider, Shipped.Consumer));
    }

    [Fact]
    public async Task Policy_Plan_IsSufficientForPlans()
    {
        var calls = await RecordedRuns.RecordAsync(async (edge, privateLink) =>
        {
            var stack = Changes.ChangeTable.All["consumer: one"].After.Build();
            await edge.ApplyAsync(stack);
            await privateLink.PlanAsync(stack);
        });

        AssertAllowed(calls, Shipped.Planner, Shipped.Consumer);
    }

    [Fact]
    public async Task Policy_Resolver_IsSufficientAndMinimal()
    {
        await using var resolving = await Resolving.StartAsync();
        await using var recorder = new CallRecorder(resolving.TestEnvironment);
        resolving.With(options => options.Credentials = recorder.HostOptions().Credentials);
        resolving.TestEnvironment.Aws.Faults.On("DescribeNetworkInterfaces").Fail("UnauthorizedOperation", status: 403);

        await resolving.ResolveAsync();

        AssertAllowed(recorder.Calls, Shipped.Resolver, Shipped.Consumer);
        Assert.Equal(Shipped.Resolver.Policies.Single().Statements.Single().Actions, recorder.Calls.Select(call => call.Call.Action).Distinct().Order());
    }

    [Fact]
    public async Task Resolver_InARole_HasASessionOfItsOwn()
    {
        await using var resolving = await Resolving.StartAsync();
        await using var recorder = new CallRecorder(resolving.TestEnvironment);
        resolving
            .With(options => options.Credentials = recorder.HostOptions().Credentials)
            .With(options => options.Accounts["reader"] = new AccountOptions { RoleArn = $"arn:aws:iam::{TestEnvironment.Account}:role/reader" })
            .With(new EndpointOptions { Stack = "dogs", Consumer = "customer", Account = "reader" });

        await resolving.ResolveAsync();

        var session = Assert.Single(recorder.Calls, call => call.Call.Action is "sts:AssumeRole");
        Assert.Equal("plk-resolve", session.Call.Keys[ApiCalls.SessionName]);
    }

    [Theory]
    [InlineData("/privatelinkkit/dogs")]
    [InlineData("/privatelinkkit/dogs/stack")]
    [InlineData("/privatelinkkit/dogs/places/222222222222/eu-west-1")]
    public void Policies_Record_IsWrittenByTheHostAndReadByPlans(string name)
    {
        var home = new Place(Shipped.Home, TestEnvironment.Region);

        Assert.All(RecordRequests.Of(name, home), request => Assert.True(Shipped.Provider.Allows(request), request.ToString()));
        Assert.All(RecordRequests.Reads(name, home), request => Assert.True(Shipped.Planner.Allows(request), request.ToString()));
        Assert.DoesNotContain(RecordRequests.Writes(name, home), Shipped.Planner.Allows);
        Assert.DoesNotContain(RecordRequests.Of(name, home), Shipped.Consumer.Allows);
    }

    [Fact]
    public async Task Rows_EveryAction_IsRecorded()
    {
        var recorded = (await RecordedRuns.AllAsync()).Select(call => call.Call.Action);

        Assert.Empty(ApiCalls.Rows.Keys.Except(recorded));
    }

    [Fact]
    public void Of_UnknownAction_Throws() => Assert.Contains(
        "ec2:RebootInstances", Assert.Throws<NotSupportedException>(() => ApiCalls.Of(new RebootInstancesRequest(), new Place("1", "r"))).Message,
        StringComparison.Ordinal);

    private static void AssertAllowed(IEnumerable<RecordedCall> calls, Identity host, Identity consumer)
    {
        var refused = Refused(calls, host, consumer);
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    private static List<string> Refused(IEnumerable<RecordedCall> calls, Identity host, Identity consumer) =>
    [
        .. calls.SelectMany(call => call.Requests().Where(request => !(call.Actor == Shipped.ConsumerRole ? consumer : host).Allows(request))
            .Select(request => $"{call.Actor}: {request}")).Distinct(),
    ];
}
