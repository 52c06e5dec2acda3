using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.IntegrationTests.Units;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Hosts with different descriptions of one stack.</summary>
public class GenerationTests
{
    private const string Every = "00:00:02";
    private const string Rarely = "01:00:00";
    private const int Acme = 1;

    private static readonly PrivateLinkStack Older = Stacks.Workload(task => task.Count(1)).ViaNlb(nlb => nlb.Listen(8080)).Build();
    private static readonly PrivateLinkStack Newer = Stacks.Workload(task => task.Count(3)).ViaNlb(nlb => nlb.Listen(8080)).Build();

    [Fact]
    public async Task Reconcile_AnotherHostAppliesAnotherDescription_TheOlderOneStopsAndSaysSo()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var older = Host(edge, Older);
        await older.StartAsync();
        await older.Logs.NextAsync(AppHost.Converged);
        await using var newer = Host(edge, Newer);
        await newer.StartAsync();
        await newer.Logs.NextAsync(AppHost.Converged);
        var before = edge.Aws.Requests.Count;

        for (var pass = 0; pass < 3; pass++)
        {
            await older.Logs.NextAsync(AppHost.Superseded);
            await newer.Logs.NextAsync(AppHost.Converged);
        }

        var superseded = Assert.IsType<SupersededException>(older.Status.LastError);
        Assert.Equal((StackState.Superseded, "dogs", SupersededBy.AnotherDescription), (older.Status.State, superseded.StackName, superseded.By));
        Assert.Equal(StackState.Converged, newer.Status.State);
        Assert.DoesNotContain(edge.Aws.Requests.Skip(before), request => request.Operation == "UpdateService");
        Assert.True((await edge.PrivateLink.PlanAsync(Newer)).IsEmpty);
    }

    [Fact]
    public async Task Reconcile_SupersededHostGetsANewDescription_AppliesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var described = Older;
        await using var host = new AppHost(edge, link => link.AddStack("dogs", _ => described, stack => stack.AtStart = StartupAction.Apply),
            ("Stacks:dogs:ReconcileEvery", Every));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        using (edge.Time.Hold())
        {
            await ApplyBesideAsync(edge, Newer);
        }

        await host.Logs.NextAsync(AppHost.Superseded);
        described = Stacks.Workload(task => task.Count(4)).ViaNlb(nlb => nlb.Listen(8080)).Build();
        while (!(await edge.PrivateLink.PlanAsync(described)).IsEmpty)
        {
            await host.Logs.NextAsync(AppHost.Converged);
        }
    }

    [Fact]
    public async Task Apply_OlderDescriptionByHand_AppliesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Older);
        await edge.ApplyAsync(Newer);

        await edge.ApplyAsync(Older);

        Assert.True((await edge.PrivateLink.PlanAsync(Older)).IsEmpty);
        Assert.Contains("\"generation\":3", (await edge.RecordAsync())["stack"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reconcile_SomebodyElseDestroysTheStack_StopsAndSaysSoUntilAnApplyByHand(bool hasRecord)
    {
        await using var edge = await TestEnvironment.StartAsync();
        if (!hasRecord)
        {
            edge.Aws.Faults.On("ssm:*").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);
        }

        await using var host = Host(edge, Older, Rarely);
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        await edge.PrivateLink.DestroyAsync(Older);

        for (var pass = 0; pass < 2; pass++)
        {
            await host.Logs.NextAsync(AppHost.Superseded);
        }

        var superseded = Assert.IsType<SupersededException>(host.Status.LastError);
        Assert.Equal((StackState.Superseded, SupersededBy.Destroy), (host.Status.State, superseded.By));
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        edge.Aws.Faults.Clear();
        Assert.Empty(await edge.RecordsAsync());

        using (edge.Time.Hold())
        {
            await ApplyBesideAsync(edge, Older);
        }

        await host.Logs.NextAsync(AppHost.Converged);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reconcile_WhileSomebodyElseDestroysTheStack_LeavesItDestroyed(int seed)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = Host(edge, Older);
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        var random = new Random(seed);
        for (var call = 0; call < 200; call++)
        {
            edge.Aws.Faults.On("*").Skip(call).Delay(TimeSpan.FromMilliseconds(random.Next(1, 1500)));
        }

        var options = edge.Options();
        options.Lock = StackLocks.None;
        using var other = new PrivateLinkProvisioner(options);
        await other.DestroyAsync(Older);
        edge.Aws.Faults.Clear();
        await host.Logs.NextAsync(AppHost.Superseded);

        Assert.Equal(StackState.Superseded, host.Status.State);
        Assert.Empty(await Survival.Inventory.OfAsync(edge, TestEnvironment.Account));
        Assert.Empty(await edge.RecordAsync());
    }

    [Fact]
    public async Task Reconcile_ChangingDescriptionAfterADestroyBySomebodyElse_BuildsNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var described = Older;
        await using var host = new AppHost(edge, link => link.AddStack("dogs", _ => described, stack => stack.AtStart = StartupAction.Apply),
            ("Stacks:dogs:ReconcileEvery", Rarely));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        await edge.PrivateLink.DestroyAsync(Older);
        described = Newer;

        await host.Logs.NextAsync(AppHost.Superseded);

        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Reconcile_DestroyedAndAppliedWithAnotherDescriptionBetweenPasses_Stops()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Older);
        await edge.ApplyAsync(Newer);
        await using var host = Host(edge, Older, Rarely);
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        await edge.PrivateLink.DestroyAsync(Older);
        await edge.ApplyAsync(Newer);

        await host.Logs.NextAsync(AppHost.Superseded);

        Assert.Equal(SupersededBy.AnotherDescription, Assert.IsType<SupersededException>(host.Status.LastError).By);
        Assert.True((await edge.PrivateLink.PlanAsync(Newer)).IsEmpty);
    }

    [Fact]
    public async Task Reconcile_AnotherDescriptionFollowsAnApplyThatFailed_Stops()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = Host(edge, Older, Rarely);
        edge.Aws.Faults.On("CreateService").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);
        using (edge.Time.Hold())
        {
            edge.Aws.Faults.Clear();
            await ApplyBesideAsync(edge, Newer);
        }

        await host.Logs.NextAsync(AppHost.Superseded);

        Assert.True((await edge.PrivateLink.PlanAsync(Newer)).IsEmpty);
    }

    [Fact]
    public async Task Reconcile_AnotherDescriptionIsAppliedWhileAUnitIsUnreachable_Stops()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = Host(edge, With(count: 1), Rarely);
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);
        edge.Aws.Close(Acme);
        using (edge.Time.Hold())
        {
            await ApplyBesideAsync(edge, With(count: 3));
        }

        await host.Logs.NextAsync(AppHost.Superseded);

        Assert.True((await edge.PrivateLink.PlanAsync(With(count: 3))).IsEmpty);
    }

    [Fact]
    public async Task Reconcile_HostsThatDifferInValuesOfTheEnvironment_TheOlderOneStopsAndRecordsNoValue()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var older = Host(edge, WithPassword("111111"));
        await older.StartAsync();
        await older.Logs.NextAsync(AppHost.Converged);
        var before = (await edge.RecordAsync())["stack"];
        await using var newer = Host(edge, WithPassword("222222"));
        await newer.StartAsync();
        await newer.Logs.NextAsync(AppHost.Converged);

        for (var pass = 0; pass < 3; pass++)
        {
            await older.Logs.NextAsync(AppHost.Superseded);
            await newer.Logs.NextAsync(AppHost.Converged);
        }

        Assert.Equal(SupersededBy.OtherValues, Assert.IsType<SupersededException>(older.Status.LastError).By);
        Assert.Equal(2, edge.Aws.Requests.Count(request => request.Operation == "RegisterTaskDefinition"));
        Assert.Equal(before, (await edge.RecordAsync())["stack"]);
    }

    [Fact]
    public async Task Reconcile_OwnValueOfTheEnvironmentChanges_IsApplied()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var described = WithPassword("111111");
        await using var host = new AppHost(edge, link => link.AddStack("dogs", _ => described, stack => stack.AtStart = StartupAction.Apply),
            ("Stacks:dogs:ReconcileEvery", Every));
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Applying);
        await host.Logs.NextAsync(AppHost.Converged);

        described = WithPassword("222222");

        await host.Logs.NextAsync(AppHost.Applying);
        await host.Logs.NextAsync(AppHost.Converged);
        Assert.True((await edge.PrivateLink.PlanAsync(described)).IsEmpty);
    }

    [Fact]
    public async Task Apply_UnitLostSinceThePlan_RecordsTheWholeDescription()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With(count: 1));
        var plan = await edge.PrivateLink.PlanAsync(With(count: 3));
        edge.Aws.Close(Acme);

        await edge.PrivateLink.ApplyAsync(plan);

        var recorded = (await edge.RecordAsync())["stack"];
        edge.Aws.Faults.Clear();
        await edge.ApplyAsync(With(count: 3));
        Assert.Contains("\"generation\":2", recorded, StringComparison.Ordinal);
        Assert.Equal(recorded, (await edge.RecordAsync())["stack"]);
    }

    [Fact]
    public async Task Apply_DestroyHasBegunSinceThePlan_IsStale()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Older);
        var plan = await edge.PrivateLink.PlanAsync(Newer);
        await edge.SetRecordAsync("stack", """{"format":1,"generation":2,"description":"","incarnation":"0f","types":[]}""");

        await Assert.ThrowsAsync<StalePlanException>(() => edge.PrivateLink.ApplyAsync(plan));
    }

    [Fact]
    public async Task Apply_DestroyHasBegunSinceAPlanOfSomeUnits_IsStale()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Older);
        var plan = await edge.PrivateLink.PlanAsync(Newer, new PlanOptions { Units = ["dogs"] });
        await edge.SetRecordAsync("stack", """{"format":1,"generation":2,"description":"","incarnation":"0f","types":[]}""");

        await Assert.ThrowsAsync<StalePlanException>(() => edge.PrivateLink.ApplyAsync(plan));
    }

    [Fact]
    public async Task Apply_UnitLostSinceThePlanOfAStackThatKeepsItsSubnets_RecordsTheSameDescription()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Across(count: 1, "eu-west-1a", "eu-west-1b"));
        await edge.ApplyConsentedAsync(Across(count: 1, "eu-west-1a", "eu-west-1b", "eu-west-1c"));
        var stack = Across(count: 3, "eu-west-1a", "eu-west-1b", "eu-west-1c");
        var plan = await edge.PrivateLink.PlanAsync(stack);
        edge.Aws.Close(Acme);

        await edge.PrivateLink.ApplyAsync(plan);

        var recorded = (await edge.RecordAsync())["stack"];
        edge.Aws.Faults.Clear();
        await edge.ApplyAsync(stack);
        Assert.Equal(recorded, (await edge.RecordAsync())["stack"]);
    }

    [Fact]
    public async Task Apply_AnotherRoleOfTheSameAccount_IsTheSameDescription()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(As("deployer"));
        var recorded = (await edge.RecordAsync())["stack"];

        await edge.ApplyAsync(As("operator"));

        Assert.Equal(recorded, (await edge.RecordAsync())["stack"]);
    }

    [Fact]
    public async Task Apply_ByHandAfterADestroyHasBegunAndNothingDiffers_EndsTheDestroy()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Older);
        await edge.SetRecordAsync("stack", """{"format":1,"generation":2,"description":"","incarnation":"0f","types":[]}""");
        var plan = await edge.PrivateLink.PlanAsync(Older);

        await edge.PrivateLink.ApplyAsync(plan);

        Assert.False(plan.IsEmpty);
        Assert.Contains("\"generation\":3", (await edge.RecordAsync())["stack"], StringComparison.Ordinal);
        Assert.True((await edge.PrivateLink.PlanAsync(Older)).IsEmpty);
    }

    [Fact]
    public async Task Reconcile_FirstApplyFailedBeforeTheServiceAndNothingIsRecorded_GoesOn()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("PutParameter").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);
        edge.Aws.Faults.On("CreateLoadBalancer").Times(1).Fail("AccessDenied", "no", 403);
        await using var host = Host(edge, Older);
        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);

        await host.Logs.NextAsync(AppHost.Converged);

        Assert.True((await edge.PrivateLink.PlanAsync(Older)).IsEmpty);
    }

    /// <summary>Applies by hand; a pass of a host that is under way can make the plan stale.</summary>
    private static async Task ApplyBesideAsync(TestEnvironment edge, PrivateLinkStack stack)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await edge.ApplyAsync(stack);
                return;
            }
            catch (StalePlanException) when (attempt < 5)
            {
            }
        }
    }

    private static PrivateLinkStack Across(int count, params string[] zones) => PrivateLink.ExposeService("dogs")
        .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(zones))
        .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080).Count(count)).ViaNlb(nlb => nlb.Listen(8080)).WithTenant(Acme).Build();

    private static PrivateLinkStack As(string role) => Stacks.Service()
        .ConsumeFrom("acme", acme => Stacks.InOwnVpc(acme).AsRole($"arn:aws:iam::{Tenants.Account(Acme)}:role/{role}")).Build();

    private static PrivateLinkStack With(int count) =>
        Stacks.Workload(task => task.Count(count)).ViaNlb(nlb => nlb.Listen(8080)).WithTenant(Acme).Build();

    private static PrivateLinkStack WithPassword(string password) =>
        Stacks.Workload(task => task.WithEnvironment("PASSWORD", password)).ViaNlb(nlb => nlb.Listen(8080)).Build();

    private static AppHost Host(TestEnvironment edge, PrivateLinkStack stack, string every = Every) => new(
        edge, link => link.AddStack(stack, options => options.AtStart = StartupAction.Apply), ("Stacks:dogs:ReconcileEvery", every));
}
