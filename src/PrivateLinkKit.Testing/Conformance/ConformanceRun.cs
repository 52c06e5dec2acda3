using Amazon.Runtime;

namespace PrivateLinkKit.Testing.Conformance;

/// <summary>One AWS, on which hosts apply and destroy the stacks of a suite one after the other, each as a new process.</summary>
internal sealed class ConformanceRun : IAsyncDisposable
{
    private readonly ConformanceSuite _suite;
    private readonly VirtualTime _time;

    private ConformanceRun(ConformanceSuite suite, EmbeddedAws aws, VirtualTime time)
    {
        (_suite, _time, Aws) = (suite, time, aws);
        ByHand = new ConformanceContext(aws, suite);
    }

    public EmbeddedAws Aws { get; }

    public ConformanceContext ByHand { get; }

    public static async Task<ConformanceRun> StartAsync(ConformanceSuite suite, Pace? pace = null)
    {
        var time = new VirtualTime();
        var options = suite.EmbeddedAws;
        var aws = await EmbeddedAws.StartAsync(options with { TimeProvider = time, Pace = pace ?? options.Pace });
        var run = new ConformanceRun(suite, aws, time);
        await suite.PrepareAsync(run.ByHand);
        return run;
    }

    /// <summary>A run after an apply of the suite's stack.</summary>
    public static async Task<ConformanceRun> StartAppliedAsync(ConformanceSuite suite, Pace? pace = null)
    {
        var run = await StartAsync(suite, pace);
        await run.ApplyAsync(suite.Stack);
        return run;
    }

    public PrivateLinkOptions Options()
    {
        var options = new PrivateLinkOptions
        {
            ServiceUrl = Aws.ServiceUrl,
            Region = _suite.Region,
            Credentials = new BasicAWSCredentials(ByHand.AccessKeyId, ByHand.SecretAccessKey),
            TimeProvider = _time,
        };
        _suite.Configure(options);
        return options;
    }

    public async Task<Plan> PlanAsync(PrivateLinkStack stack)
    {
        using var host = new PrivateLinkProvisioner(Options());
        return await host.PlanAsync(stack);
    }

    /// <summary>Plans and applies, with consent to all interruptions.</summary>
    public async Task<Plan> ApplyAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default)
    {
        using var host = new PrivateLinkProvisioner(Options());
        var plan = await host.PlanAsync(stack, cancellationToken);
        var consent = new ApplyOptions { Consent = InterruptionConsent.To(plan.Interruptions) };
        await host.ApplyAsync(plan, applyOptions: consent, cancellationToken: cancellationToken);
        return plan;
    }

    public async Task DestroyAsync(
        PrivateLinkStack stack, IProgress<ProvisioningEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        using var host = new PrivateLinkProvisioner(Options());
        await host.DestroyAsync(stack, progress, cancellationToken: cancellationToken);
    }

    public Task<IReadOnlyList<ExistingResource>> ListAsync() => _suite.ListAsync(ByHand);

    /// <summary>Returns the resources under test: those that carry the logical id.</summary>
    public async Task<IReadOnlyList<ExistingResource>> OwnAsync() =>
        [.. (await ListAsync()).Where(found => found.Tags.GetValueOrDefault(ExistingResource.IdKey) == _suite.LogicalId)];

    /// <summary>Returns the only resource under test.</summary>
    public async Task<ExistingResource> OnlyAsync() => await OwnAsync() is [var only] ? only : throw new InvalidOperationException(
        $"{nameof(ConformanceSuite.ListAsync)} does not return exactly one resource with the tag {ExistingResource.IdKey}={_suite.LogicalId}.");

    /// <summary>Stops the clock until disposed.</summary>
    public IDisposable Hold() => _time.Hold();

    /// <summary>Advances the clock.</summary>
    public Task PassAsync(TimeSpan time) => Task.Delay(time, _time);

    public async ValueTask DisposeAsync()
    {
        await Aws.DisposeAsync();
        _time.Dispose();
    }
}
