namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>A kind of another project that AWS cannot tag, and that removes settings last.</summary>
public class SendersTests
{
    [Fact]
    public async Task Check_KindThatAwsCannotTag_Conforms()
    {
        var report = await ConformanceKit.CheckAsync(new SendersSuite());

        report.EnsureConforms();
    }

    [Fact]
    public async Task Apply_Created_SetsOnlyItsTagOnTheOtherResource()
    {
        await using var host = await MailHost.StartAsync();

        await host.ApplyAsync(MailboxSuite.Service().Add(new MailboxFeature { Senders = ["shop"] }).Build());

        var tags = (await host.Sqs.ListQueueTagsAsync(new() { QueueUrl = await host.QueueAsync() })).Tags;
        Assert.Equal(("orders/events", "orders/events"), (tags["privatelinkkit:id"], tags["Name"]));
        Assert.Contains("privatelinkkit:senders", tags.Keys);
    }

    [Fact]
    public async Task Apply_AnotherResourceOfTheUnitIsNotReady_RemovesNothing()
    {
        await using var host = await MailHost.StartAsync();
        await host.ApplyAsync(Describe("shop", tasks: 1));
        var plan = await host.PrivateLink.PlanAsync(Describe("bank", tasks: 2));

        host.Aws.Faults.On("ecs:UpdateService").Times(int.MaxValue).Fail("AccessDenied", status: 403);
        await Assert.ThrowsAsync<ApplyException>(() => host.PrivateLink.ApplyAsync(plan));
        var until = await host.AttributeAsync(SendersHandler.Attribute);
        host.Aws.Faults.Clear();
        await host.ApplyAsync(Describe("bank", tasks: 2));

        Assert.Equal(("shop,bank", "bank"), (until, await host.AttributeAsync(SendersHandler.Attribute)));
    }

    [Fact]
    public async Task Apply_Updated_KeepsTheTagsOfTheOtherResource()
    {
        await using var host = await MailHost.StartAsync();
        await host.ApplyAsync(MailboxSuite.Service().WithTag("team", "orders").Add(new MailboxFeature { Senders = ["shop"] }).Build());
        var before = await TagsAsync();

        await host.ApplyAsync(MailboxSuite.Service().WithTag("team", "orders").Add(new MailboxFeature { Senders = ["bank"] }).Build());

        var after = await TagsAsync();
        Assert.Equal("bank", await host.AttributeAsync(SendersHandler.Attribute));
        Assert.Equal("orders", after.GetValueOrDefault("team"));
        Assert.Equal(before.Keys.Order(), after.Keys.Order());

        async Task<Dictionary<string, string>> TagsAsync() =>
            (await host.Sqs.ListQueueTagsAsync(new() { QueueUrl = await host.QueueAsync() })).Tags;
    }

    [Fact]
    public async Task Plan_PartHasTheIdOfTheOtherResource_IsRefusedByName()
    {
        await using var host = await MailHost.StartAsync(Mistake.SharesAnId);
        await host.ApplyAsync(Describe("shop", tasks: 1));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.PrivateLink.PlanAsync(Describe("bank", tasks: 1)));

        Assert.Contains($"{Mailbox.Type} orders/events", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{Senders.Type} orders/events/senders", error.Message, StringComparison.Ordinal);
        Assert.Contains($"have the same physical id {await host.QueueAsync()}. Return another from ReadAsync", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("team:senders")]
    [InlineData("privatelinkkit:stack")]
    [InlineData("privatelinkkit:")]
    public void Modules_TagOnParentIsNotFree_AreRefused(string key)
    {
        var options = new PrivateLinkOptions();
        options.Modules.Add(new MailModule(Mistake.None, key));

        var error = Assert.Throws<ArgumentException>(() => new PrivateLinkProvisioner(options));

        Assert.Contains($"The TagOnParent of {Senders.Type}, '{key}', is not a free key", error.Message, StringComparison.Ordinal);
    }

    private static PrivateLinkStack Describe(string sender, int tasks) =>
        MailboxSuite.Service(tasks).Add(new MailboxFeature { Senders = [sender] }).Build();
}
