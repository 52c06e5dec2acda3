using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.IntegrationTests.Hosting;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>Consent to a leftover is for one deletion, and what is left does not keep the stack from being applied.</summary>
public class UnknownLeftoverConsentTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();
    private static readonly PrivateLinkStack Fewer = Stacks.Workload(task => task.Count(1)).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();

    [Fact]
    public async Task Apply_DeletionConsentedToHasFailed_AsksAgain()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await edge.ForeignAddressAsync("dogs/egress");
        Deny(edge);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyConsentedAsync(Stack));
        edge.Aws.Faults.Clear();

        var plan = await edge.PrivateLink.PlanAsync(Stack);

        Assert.Equal(InterruptionCode.UnknownLeftover, Assert.Single(plan.Interruptions).Code);
    }

    [Fact]
    public async Task Destroy_DeletionConsentedToHasFailed_AsksAgain()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await edge.ForeignAddressAsync("dogs/egress");
        Deny(edge);
        var plan = await edge.PrivateLink.PlanDestroyAsync(Stack);
        await Assert.ThrowsAsync<ApplyException>(() => edge.PrivateLink.DestroyAsync(
            plan, destroyOptions: new DestroyOptions { Consent = InterruptionConsent.To(plan.Interruptions) }));
        edge.Aws.Faults.Clear();

        Assert.False((await edge.PrivateLink.DestroyAsync(Stack)).IsComplete);
        Assert.Single(await edge.AddressesAsync());
    }

    /// <summary>Who allows everything means disconnected consumers.</summary>
    [Fact]
    public async Task Reconcile_DelegateAllowsEverything_IsNotAskedForALeftover()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var address = await edge.ForeignAddressAsync("dogs/egress");
        await using var host = new AppHost(
            edge, link => link.AddStack(Stack, stack => stack.AllowInterruption = _ => true), [("Stacks:dogs:AtStart", "Apply")]);

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Incomplete);

        Assert.Equal(InterruptionCode.UnknownLeftover, Assert.Single(host.Status.Held).Code);
        Assert.Contains(address, await edge.AddressesAsync());
    }

    [Fact]
    public async Task Apply_BesideALeftover_MarksTheDescriptionAsApplied()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await edge.ForeignAddressAsync("dogs/egress");
        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyAsync(Fewer));

        var decisive = await edge.PrivateLink.PlanAsync(Fewer, new PlanOptions { Depth = ReadingDepth.Decisive });
        var full = await edge.PrivateLink.PlanAsync(Fewer);

        Assert.Contains(refused.Units, unit => unit is { Name: "dogs", Result: UnitResult.Held });
        Assert.True(decisive.IsEmpty, decisive.ToString());
        Assert.Equal(InterruptionCode.UnknownLeftover, Assert.Single(full.Interruptions).Code);
    }

    /// <summary>Whose id is marked is deleted without consent, so marks do not outlive the next apply.</summary>
    [Fact]
    public async Task Apply_AfterADeletionHasEnded_LeavesNoMarks()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().ConsumeFrom("old", consumer => consumer.InVpc(
            vpc => vpc.Cidr("10.40.0.0/24").AcrossZones(Stacks.Zones))).Build());
        edge.Aws.Faults.On("DeleteVpc").Times(int.MaxValue).Fail("UnauthorizedOperation", "no", 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stack));
        var during = (await edge.RecordAsync())["stack"];
        edge.Aws.Faults.Clear();

        await edge.ApplyAsync(Stack);
        await edge.ApplyAsync(Stacks.Workload(task => task.Count(1)).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build());

        Assert.Contains("\"deleting\"", during, StringComparison.Ordinal);
        Assert.DoesNotContain("\"deleting\"", (await edge.RecordAsync())["stack"], StringComparison.Ordinal);
    }

    private static void Deny(TestEnvironment edge) =>
        edge.Aws.Faults.On("ReleaseAddress").Times(int.MaxValue).Fail("UnauthorizedOperation", "no", 403);
}
