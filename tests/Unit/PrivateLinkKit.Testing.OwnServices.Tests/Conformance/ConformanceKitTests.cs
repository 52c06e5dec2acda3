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
    [InlineData(Mistake.ChangesOthers, ConformanceCheck.OtherOwners, "An apply changed a resource without the stack's tags")]
    [InlineData(Mistake.ChangesOthers, ConformanceCheck.OtherOwners, "has another DelaySeconds. Return from ReadAsync only what context.OwnerOf accepts")]
    [InlineData(Mistake.HoldsAnArray, ConformanceCheck.StalePlans, "DelaySeconds was changed by hand after a plan was made, and its apply did not notice")]
    public async Task Check_KindWithAMistake_TellsWhatIsWrong(Mistake mistake, ConformanceCheck check, string finding)
    {
        var report = await ConformanceKit.CheckAsync(new MailboxSuite(mistake), [check]);

        Assert.Contains(report.Findings, found => found.Check == check && found.Text.Contains(finding, StringComparison.Ordinal));
        var error = Assert.Throws<ConformanceException>(report.EnsureConforms);
        Assert.Contains(finding, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_KindThatThrowsAnything_KeepsTheFindingsOfAllChecks()
    {
        var report = await ConformanceKit.CheckAsync(new MailboxSuite(Mistake.FailsToRead), [ConformanceCheck.Creation, ConformanceCheck.Throttling]);

        Assert.All(report.Findings, found => Assert.Contains("KeyNotFoundException: no attribute", found.Text, StringComparison.Ordinal));
        Assert.Equal([ConformanceCheck.Creation, ConformanceCheck.Throttling], report.Findings.Select(found => found.Check).Distinct());
    }

    [Fact]
    public async Task Check_SecretThatChangesInPlace_Conforms()
    {
        var report = await ConformanceKit.CheckAsync(
            new SecretSuite(Mistake.None), [ConformanceCheck.Changes, ConformanceCheck.Drift, ConformanceCheck.Secrets]);

        report.EnsureConforms();
        Assert.Empty(report.Skipped);
    }

    [Theory]
    [InlineData(Mistake.LeaksASecretInThePlan, "the plan contains secret 1 of Secrets.")]
    [InlineData(Mistake.LeaksASecretInThePlan, "the plan of a changed Password contains secret 2 of Secrets.")]
    [InlineData(Mistake.LeaksASecretInErrors, "the error of a changed Password if sqs:SetQueueAttributes fails contains secret 2 of Secrets.")]
    public async Task Check_KindThatLeaksASecret_IsFoundAndTheSecretNotRepeated(Mistake mistake, string finding)
    {
        var report = await ConformanceKit.CheckAsync(new SecretSuite(mistake), [ConformanceCheck.Secrets]);

        Assert.Contains(report.Findings, found => found.Text == finding);
        Assert.DoesNotContain(report.Findings, found => found.Text.Contains("hunter", StringComparison.Ordinal)
            || found.Text.Contains("sesame", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_SecretThatNoRequestContains_IsFound()
    {
        var report = await ConformanceKit.CheckAsync(new SecretSuite(Mistake.None) { Unused = "nobody-knows" }, [ConformanceCheck.Secrets]);

        Assert.Equal("No request of the kind contains secret 3 of Secrets: the stack does not use it.", Assert.Single(report.Findings).Text);
    }

    [Fact]
    public async Task Check_PreparationThatFails_LeavesNoAwsRunning()
    {
        Uri? started = null;
        var suite = new MailboxSuite(Mistake.None)
        {
            Prepare = context =>
            {
                started = context.ServiceUrl;
                throw new InvalidOperationException("no network");
            },
        };

        var report = await ConformanceKit.CheckAsync(suite, [ConformanceCheck.Creation]);

        Assert.Contains("no network", Assert.Single(report.Findings).Text, StringComparison.Ordinal);
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(started));
    }

    [Fact]
    public async Task Check_FailureAfterCancellation_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        var suite = new MailboxSuite(Mistake.None)
        {
            Prepare = _ =>
            {
                source.Cancel();
                throw new InvalidOperationException("stopped");
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConformanceKit.CheckAsync(suite, cancellationToken: source.Token));
    }

    [Fact]
    public async Task Check_SuiteWithoutSettings_AsksForThem()
    {
        var report = await ConformanceKit.CheckAsync(new MailboxSuite(Mistake.ChangesOthers) { SeesSettings = false }, [ConformanceCheck.OtherOwners]);

        Assert.All(report.Findings, found => Assert.Contains("return Settings from ListAsync", found.Text, StringComparison.Ordinal));
        Assert.Equal(2, report.Findings.Count);
    }

    [Fact]
    public async Task Check_CancelledToken_IsCancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        ConformanceKit.CheckAsync(new MailboxSuite(Mistake.None), cancellationToken: new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(new ConformanceCheck[0], "No check is named; pass null to run all.")]
    [InlineData(new[] { (ConformanceCheck)99 }, "There is no check 99.")]
    public async Task Check_UnusableChoice_IsRefused(ConformanceCheck[] only, string message)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => ConformanceKit.CheckAsync(new MailboxSuite(Mistake.None), only));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Of a suite that leaves out a property, the kit asks for it.</summary>
    [Theory]
    [InlineData(ConformanceCheck.Changes, "No description changes DelaySeconds")]
    [InlineData(ConformanceCheck.Drift, "AWS can change DelaySeconds in place, but nobody changes it by hand")]
    public async Task Check_SuiteWithoutAProperty_NamesIt(ConformanceCheck check, string finding)
    {
        var suite = new MailboxSuite(Mistake.None) { Untested = ConformanceCheck.Changes == check ? "DelaySeconds" : null, NotByHand = "DelaySeconds" };

        var report = await ConformanceKit.CheckAsync(suite, [check]);

        Assert.Contains(finding, Assert.Single(report.Findings).Text, StringComparison.Ordinal);
    }
}
