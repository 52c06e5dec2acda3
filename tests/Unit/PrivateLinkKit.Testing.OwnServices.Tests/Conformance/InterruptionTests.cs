namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>The library's guards treat kinds of other projects as its own.</summary>
public class InterruptionTests
{
    [Fact]
    public async Task Apply_KindThatCarriesRequestsIsReplaced_NeedsConsent()
    {
        var suite = new MailboxSuite(Mistake.None);
        using var time = new VirtualTime();
        await using var aws = await EmbeddedAws.StartAsync(suite.EmbeddedAws with { TimeProvider = time });
        MailboxSuite.AddTo(aws.Images);
        var options = new PrivateLinkOptions
        {
            ServiceUrl = aws.ServiceUrl,
            Region = suite.Region,
            Credentials = new Amazon.Runtime.BasicAWSCredentials(suite.Account, "embedded"),
            TimeProvider = time,
        };
        suite.Configure(options);
        using var privateLink = new PrivateLinkProvisioner(options);
        var service = MailboxSuite.Service().ConsumeFrom("shop", shop => shop.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones("eu-west-1a")));
        await privateLink.ApplyAsync(await privateLink.PlanAsync(service.Add(new MailboxFeature()).Build()));
        var plan = await privateLink.PlanAsync(service.Add(new MailboxFeature("incidents")).Build());

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => privateLink.ApplyAsync(plan));
        await privateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });

        var interruption = Assert.Single(refused.Held);
        Assert.Equal(("orders/events", InterruptionCode.Replacement, "shop"), (
            interruption.LogicalId, interruption.Code, Assert.Single(interruption.Endpoints).Consumer));
        Assert.True((await privateLink.PlanAsync(service.Add(new MailboxFeature("incidents")).Build())).IsEmpty);
    }
}
