namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>The library's guards treat kinds of other projects as its own.</summary>
public class InterruptionTests
{
    [Fact]
    public async Task Apply_KindThatCarriesRequestsIsReplaced_NeedsConsent()
    {
        await using var host = await MailHost.StartAsync();
        await host.ApplyAsync(MailHost.Consumed(new MailboxFeature()));
        var plan = await host.PrivateLink.PlanAsync(MailHost.Consumed(new MailboxFeature("incidents")));

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => host.PrivateLink.ApplyAsync(plan));
        await host.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });

        var interruption = Assert.Single(refused.Held);
        Assert.Equal(("orders/events", InterruptionCode.Replacement, "shop"), (
            interruption.LogicalId, interruption.Code, Assert.Single(interruption.Endpoints).Consumer));
        Assert.True((await host.PrivateLink.PlanAsync(MailHost.Consumed(new MailboxFeature("incidents")))).IsEmpty);
    }

    [Fact]
    public async Task Apply_UpdateInPlaceThatInterrupts_NeedsConsent()
    {
        await using var host = await MailHost.StartAsync();
        await host.ApplyAsync(MailHost.Consumed(new MailboxFeature()));
        var plan = await host.PrivateLink.PlanAsync(MailHost.Consumed(new MailboxFeature(delaySeconds: 5)));

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => host.PrivateLink.ApplyAsync(plan));
        var before = await host.AttributeAsync("DelaySeconds");
        await host.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });

        var interruption = Assert.Single(refused.Held);
        Assert.Equal(
            (InterruptionCode.Updated, "orders", "orders/events", "takes no mail while its delay changes: 0 becomes 5", "shop", false),
            (interruption.Code, interruption.Unit, interruption.LogicalId, interruption.Evidence, Assert.Single(interruption.Endpoints).Consumer,
                interruption.IsStated));
        Assert.Equal(("0", "5"), (before, await host.AttributeAsync("DelaySeconds")));
    }

    [Theory]
    [InlineData(Mistake.ReportsALeftover, InterruptionCode.UnknownLeftover)]
    [InlineData(Mistake.ReportsARevocation, InterruptionCode.PermissionRemoved)]
    public async Task Plan_KindReportsWhatOnlyTheLibraryFinds_IsRefusedByName(Mistake mistake, InterruptionCode code)
    {
        await using var host = await MailHost.StartAsync(mistake);
        await host.ApplyAsync(MailHost.Consumed(new MailboxFeature()));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.PrivateLink.PlanAsync(MailHost.Consumed(new MailboxFeature(delaySeconds: 5))));

        Assert.Equal(
            $"{Mailbox.Type} returns the interruption {code} for orders/events, which only the library finds. Return Updated from InterruptionsOf.",
            error.Message);
    }

    [Fact]
    public async Task Apply_RepairOfWhatSomebodyChanged_NeedsNoConsent()
    {
        await using var host = await MailHost.StartAsync();
        await host.ApplyAsync(MailHost.Consumed(new MailboxFeature()));
        await host.Sqs.SetQueueAttributesAsync(await host.QueueAsync(), new() { ["DelaySeconds"] = "7" });
        var plan = await host.PrivateLink.PlanAsync(MailHost.Consumed(new MailboxFeature()));

        await host.PrivateLink.ApplyAsync(plan);

        Assert.Empty(plan.Interruptions);
        Assert.Equal("0", await host.AttributeAsync("DelaySeconds"));
    }

    [Fact]
    public async Task Apply_UpdateThatInterruptsNobody_NeedsNoConsent()
    {
        await using var host = await MailHost.StartAsync();
        await host.ApplyAsync(MailboxSuite.Service().Add(new MailboxFeature()).Build());

        await host.ApplyAsync(MailboxSuite.Service().Add(new MailboxFeature(delaySeconds: 5)).Build());

        Assert.Equal("5", await host.AttributeAsync("DelaySeconds"));
    }
}
