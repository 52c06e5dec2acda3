namespace PrivateLinkKit.IntegrationTests.Discovery;

public class CacheTests
{
    private const string Describe = "DescribeVpcEndpoints";
    private static readonly TimeSpan Expired = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task ResolveAsync_Kept_MakesNoCall()
    {
        await using var resolving = await Resolving.StartAsync();

        Assert.Same(await resolving.ResolveAsync(), await resolving.ResolveAsync());
        Assert.Equal(1, resolving.Calls(Describe));
    }

    [Fact]
    public async Task ResolveAsync_Expired_QueriesMutableFactsOnly()
    {
        await using var resolving = await Resolving.StartAsync();
        var first = await resolving.ResolveAsync();
        resolving.Clock.Advance(Expired);

        var second = await resolving.ResolveAsync();

        Assert.True(second.ResolvedAt > first.ResolvedAt);
        Assert.Same(first.ChangeToken, second.ChangeToken);
        Assert.False(first.ChangeToken.HasChanged);
        Assert.Equal((2, 1), (resolving.Calls(Describe), resolving.Calls("DescribeNetworkInterfaces")));
    }

    [Fact]
    public async Task ResolveAsync_InUse_IsRenewedBeforeItExpires()
    {
        await using var resolving = await Resolving.StartAsync();
        var first = await resolving.ResolveAsync();
        resolving.Clock.Advance(TimeSpan.FromSeconds(55));
        await resolving.AskedSinceAsync(first.ResolvedAt);
        resolving.Clock.Advance(TimeSpan.FromSeconds(30));

        var second = resolving.ResolveAsync();

        Assert.True(second.IsCompletedSuccessfully);
        Assert.InRange((await second).ResolvedAt - first.ResolvedAt, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(55));
    }

    [Fact]
    public async Task ResolveAsync_NotUsedAnyMore_IsNotRenewed()
    {
        await using var resolving = await Resolving.StartAsync();
        var first = await resolving.ResolveAsync();
        resolving.Clock.Advance(TimeSpan.FromSeconds(55));
        await resolving.AskedSinceAsync(first.ResolvedAt);

        resolving.Clock.Advance(TimeSpan.FromHours(1));
        await resolving.ResolveAsync();

        Assert.Equal(3, resolving.Calls(Describe));
    }

    [Fact]
    public async Task ResolveAsync_FiftyAtOnce_AskOnce()
    {
        await using var resolving = await Resolving.StartAsync();
        var resolver = resolving.Resolver;

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => resolver.ResolveAsync(Resolving.Name).AsTask())));

        Assert.Single(found.Distinct());
        Assert.Equal((1, 1), (resolving.Calls(Describe), resolving.Calls("DescribeNetworkInterfaces")));
    }

    [Fact]
    public async Task ResolveAsync_OneCallerCancels_OthersGetTheAnswer()
    {
        await using var resolving = await Resolving.StartAsync();
        var gate = new TaskCompletionSource();
        resolving.With(options =>
        {
            var lookUp = options.Resolution.LookUp!;
            options.Resolution.LookUp = async (name, token) =>
            {
                await gate.Task;
                return await lookUp(name, token);
            };
        });
        using var cancel = new CancellationTokenSource();

        var impatient = resolving.Resolver.ResolveAsync(Resolving.Name, cancel.Token).AsTask();
        var patient = resolving.ResolveAsync().AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.Equal(resolving.Endpoint.EndpointId, (await patient).EndpointId);
        Assert.Equal(1, resolving.Calls(Describe));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ResolveAsync_AwsOrDnsAway_ServesTheLastGoodAnswerForAWhile(bool aws)
    {
        await using var resolving = await Resolving.StartAsync();
        var good = await resolving.ResolveAsync();
        resolving.IsDnsAway = !aws;
        if (aws)
        {
            resolving.AwayWithAws();
        }

        resolving.Clock.Advance(Expired);
        var stale = await resolving.ResolveAsync();
        Assert.Equal((true, good.EndpointId, good.ExpiresAt), (stale.IsStale, stale.EndpointId, stale.ExpiresAt));
        Assert.Same(good.ChangeToken, stale.ChangeToken);
        Assert.True(resolving.Resolver.StatusOf(Resolving.Name).LastGood!.IsStale);

        resolving.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await resolving.ResolveAsync()).IsStale);

        resolving.Clock.Advance(TimeSpan.FromMinutes(2));
        var error = await Assert.ThrowsAsync<EndpointResolutionException>(async () => await resolving.ResolveAsync());
        Assert.Equal(aws ? "AuthFailure" : null, error.ErrorCode);
        Assert.True(good.ChangeToken.HasChanged);

        resolving.IsDnsAway = false;
        resolving.TestEnvironment.Aws.Faults.Clear();
        resolving.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False((await resolving.ResolveAsync()).IsStale);
    }

    [Fact]
    public async Task AskAgainAsync_DnsAwayForManyQuestions_GoesOnServingTheLastGoodAnswer()
    {
        await using var resolving = await Resolving.StartAsync();
        await resolving.ResolveAsync();
        var endpoint = resolving.Resolver.Find(Resolving.Name);
        resolving.IsDnsAway = true;
        resolving.Clock.Advance(Expired);

        for (var question = 1; question <= 100; question++)
        {
            resolving.Clock.Advance(TimeSpan.FromSeconds(5));
            Assert.True((await endpoint.AskAgainAsync(CancellationToken.None)).IsStale);
        }
    }

    [Fact]
    public async Task ResolveAsync_NoAnswer_StopsAtTheLimit()
    {
        await using var resolving = await Resolving.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        resolving.With(options => options.Resolution.LookUp = (_, _) =>
        {
            asked.TrySetResult();
            return new TaskCompletionSource<IReadOnlyList<System.Net.IPAddress>>().Task;
        });

        var resolution = resolving.ResolveAsync().AsTask();
        await asked.Task;
        while (!resolution.IsCompleted)
        {
            resolving.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Contains("DNS did not answer", (await Assert.ThrowsAsync<EndpointResolutionException>(() => resolution)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAsync_StaleForLong_BacksOffUntilAnswered()
    {
        await using var resolving = await Resolving.StartAsync();
        await resolving.ResolveAsync();
        resolving.IsDnsAway = true;
        resolving.Clock.Advance(Expired);
        await resolving.ResolveAsync();
        var asked = resolving.Resolver.StatusOf(Resolving.Name).AskedAt!.Value;
        foreach (var (tooEarly, soon) in new[] { (2.9, 0.5), (5.9, 0.8), (11.9, 1.5), (23.9, 2.6), (47.9, 5), (59.9, 6.2), (59.9, 6.2) })
        {
            var calls = resolving.Calls(Describe);
            resolving.Clock.Advance(TimeSpan.FromSeconds(tooEarly));
            Assert.True((await resolving.ResolveAsync()).IsStale);
            Assert.Equal(calls, resolving.Calls(Describe));

            resolving.Clock.Advance(TimeSpan.FromSeconds(soon));
            asked = await resolving.AskedSinceAsync(asked);
            Assert.Equal(calls + 1, resolving.Calls(Describe));
            await resolving.ResolveAsync();
        }

        resolving.IsDnsAway = false;
        resolving.Clock.Advance(TimeSpan.FromMinutes(1.2));
        await resolving.AskedSinceAsync(asked);
        Assert.False((await resolving.ResolveAsync()).IsStale);
    }

    [Fact]
    public async Task ResolveAsync_StaleAndAwsHangs_DoesNotWait()
    {
        await using var resolving = await Resolving.StartAsync();
        var hangs = false;
        resolving.With(options =>
        {
            var lookUp = options.Resolution.LookUp!;
            options.Resolution.LookUp = (name, token) => hangs ? new TaskCompletionSource<IReadOnlyList<System.Net.IPAddress>>().Task : lookUp(name, token);
        });
        await resolving.ResolveAsync();
        resolving.IsDnsAway = true;
        resolving.Clock.Advance(Expired);
        await resolving.ResolveAsync();
        hangs = true;
        resolving.Clock.Advance(TimeSpan.FromSeconds(4));

        var stale = resolving.ResolveAsync();

        Assert.True(stale.IsCompletedSuccessfully);
        Assert.True((await stale).IsStale);
    }

    [Fact]
    public async Task ChangeToken_EndpointIsReplaced_FiresWithoutAnybodyAsking()
    {
        await using var resolving = await Resolving.StartAsync();
        resolving.With(new EndpointOptions { ServiceName = resolving.Endpoint.ServiceName, VpcId = resolving.Endpoint.VpcId });
        var before = await resolving.ResolveAsync();
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = before.ChangeToken.RegisterChangeCallback(_ => changed.SetResult(), null);

        await StateTests.DeleteAsync(resolving);
        var other = await StateTests.AnotherAsync(resolving);
        resolving.Clock.Advance(TimeSpan.FromSeconds(55));
        await changed.Task;

        Assert.True(before.ChangeToken.HasChanged);
        var after = await resolving.ResolveAsync();
        Assert.Equal(other, after.EndpointId);
        Assert.False(after.ChangeToken.HasChanged);
    }

    [Fact]
    public async Task ChangeToken_Watched_IsRenewedForEver()
    {
        await using var resolving = await Resolving.StartAsync();
        var first = await resolving.ResolveAsync();
        using var watch = first.ChangeToken.RegisterChangeCallback(_ => { }, null);
        for (var (round, at) = (0, first.ResolvedAt); round < 5; round++)
        {
            resolving.Clock.Advance(TimeSpan.FromSeconds(55));
            at = await resolving.AskedSinceAsync(at);
        }

        Assert.Equal(6, resolving.Calls(Describe));
    }

    [Fact]
    public async Task ResolveAsync_Disposed_IsRefused()
    {
        await using var resolving = await Resolving.StartAsync();
        await resolving.ResolveAsync();

        resolving.Resolver.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await resolving.ResolveAsync());
    }

    [Fact]
    public async Task ResolveAsync_UnknownName_NamesTheKnownOnes()
    {
        await using var resolving = await Resolving.StartAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await resolving.Resolver.ResolveAsync("cats"));

        Assert.Contains("only dogs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_UnusableOptions_NamesAllFaults()
    {
        var options = new PrivateLinkOptions();
        options.Endpoints["dogs"] = new EndpointOptions { Stack = "dogs", EndpointId = "vpce-1", Account = "customer" };
        options.Resolution.TimeToLive = TimeSpan.Zero;

        var error = Assert.Throws<ArgumentException>(() => new EndpointResolver(options));

        Assert.Contains("several of Stack, EndpointId and ServiceName", error.Message, StringComparison.Ordinal);
        Assert.Contains("account customer", error.Message, StringComparison.Ordinal);
        Assert.Contains("no region", error.Message, StringComparison.Ordinal);
        Assert.Contains("TimeToLive", error.Message, StringComparison.Ordinal);
    }
}
