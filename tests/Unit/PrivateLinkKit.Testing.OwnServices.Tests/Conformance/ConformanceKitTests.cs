namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>The conformance kit passes a correct kind, and tells what is wrong with others.</summary>
public class ConformanceKitTests
{
    [Fact]
    public async Task Check_KindWithoutMistake_Conforms()
    {
        var report = await ConformanceKit.CheckAsync(new MailboxSuite(Mistake.None));

        report.EnsureConforms();
        Assert.Equal(["Secrets: Secrets is empty."], report.Skipped.Select(skipped => $"{skipped}"));
    }

    [Theory]
    [InlineData(Mistake.NoTagsInCreate, ConformanceCheck.Crashes, "existed without privatelinkkit:stack, privatelinkkit:home, privatelinkkit:id")]
    [InlineData(Mistake.OmitsAProperty, ConformanceCheck.Changes, "The description changes DelaySeconds, but the plan of orders/events does not")]
    [InlineData(Mistake.OmitsAProperty, ConformanceCheck.Drift, "DelaySeconds was changed by hand, but the plan of orders/events does not show it as drift")]
    [InlineData(Mistake.RepeatsTheCreate, ConformanceCheck.LostAnswers, "orders: orders/events: 2 instead of 1. Use OnceAsync")]
    [InlineData(Mistake.DeletesWithoutWaiting, ConformanceCheck.Destruction, "Wait in DeleteAsync with context.UntilGoneAsync")]
    [InlineData(Mistake.FindsByName, ConformanceCheck.OtherOwners, "A destroy changed a resource without the stack's tags")]
    [InlineData(Mistake.DoesNotUpdate, ConformanceCheck.Changes, "After VisibilityTimeout has changed, the next plan is not empty")]
    [InlineData(Mistake.DoesNotKnowInUse, ConformanceCheck.DeletionInUse, "AWS refused DeleteQueue with QueueInUse 3 times, and the destroy did not wait")]
    public async Task Check_KindWithAMistake_TellsWhatIsWrong(Mistake mistake, ConformanceCheck check, string finding)
    {
        var report = await ConformanceKit.CheckAsync(new MailboxSuite(mistake), check);

        Assert.Contains(report.Findings, found => found.Check == check && found.Text.Contains(finding, StringComparison.Ordinal));
        var error = Assert.Throws<ConformanceException>(report.EnsureConforms);
        Assert.Contains(finding, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_KindThatThrowsAnything_KeepsTheFindingsOfAllChecks()
    {
        var report = await ConformanceKit.CheckAsync(new MailboxSuite(Mistake.FailsToRead), ConformanceCheck.Creation, ConformanceCheck.Throttling);

        Assert.All(report.Findings, found => Assert.Contains("KeyNotFoundException: no attribute", found.Text, StringComparison.Ordinal));
        Assert.Equal([ConformanceCheck.Creation, ConformanceCheck.Throttling], report.Findings.Select(found => found.Check).Distinct());
    }

    [Fact]
    public async Task Check_SecretInThePlan_IsFoundAndNotRepeated()
    {
        var report = await ConformanceKit.CheckAsync(new MailboxSuite(Mistake.None) { Secret = "events" }, ConformanceCheck.Secrets);

        Assert.Contains(report.Findings, found => found.Text == "the plan contains secret 1 of Secrets.");
        Assert.DoesNotContain(report.Findings, found => found.Text.Contains("eve", StringComparison.Ordinal));
    }

    /// <summary>Of a suite that leaves out a property, the kit asks for it.</summary>
    [Theory]
    [InlineData(ConformanceCheck.Changes, "No description changes DelaySeconds")]
    [InlineData(ConformanceCheck.Drift, "AWS can change DelaySeconds in place, but nobody changes it by hand")]
    public async Task Check_SuiteWithoutAProperty_NamesIt(ConformanceCheck check, string finding)
    {
        var suite = new MailboxSuite(Mistake.None) { Untested = ConformanceCheck.Changes == check ? "DelaySeconds" : null, NotByHand = "DelaySeconds" };

        var report = await ConformanceKit.CheckAsync(suite, check);

        Assert.Contains(finding, Assert.Single(report.Findings).Text, StringComparison.Ordinal);
    }
}
