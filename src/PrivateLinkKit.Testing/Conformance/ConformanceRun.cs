using Amazon.Runtime;

namespace PrivateLinkKit.Testing.Conformance;

/// <summary>One AWS, on which hosts apply and destroy the stacks of a suite one after the other, each as a new process.</summary>
internal sealed class ConformanceRun : IAsyncDisposable
{
    private readonly ConformanceSuite _suite;
    private readonly VirtualTime _time;

    private ConformanceRun(ConformanceSuite suite, EmbeddedAws aws, VirtualTime time, CancellationToken cancellationToken)
    {
        (_suite, _time, CancellationToken, Aws) = (suite, time, cancellationToken, aws);
        ByHand = new ConformanceContext(aws, suite);
    }

    public EmbeddedAws Aws { get; }

    public ConformanceContext ByHand { get; }

    /// <summary>Cancels the whole check.</summary>
    public CancellationToken CancellationToken { get; }

    /// <param name="suite">The suite.</param>
    /// <param name="cancellationToken">Cancels all operations of the run.</param>
    /// <param name="pace">Pace of the AWS; null: the suite's.</param>
    public static async Task<ConformanceRun> StartAsync(ConformanceSuite suite, CancellationToken cancellationToken, Pace? pace = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var time = new VirtualTime();
        EmbeddedAws aws;
        try
        {
            var options = suite.AwsOptions;
            aws = await EmbeddedAws.StartAsync(options with { TimeProvider = time, Pace = pace ?? options.Pace });
        }
        catch
        {
            time.Dispose();
            throw;
        }

        var run = new ConformanceRun(suite, aws, time, cancellationToken);
        return await run.AfterAsync(() => suite.PrepareAsync(run.ByHand));
    }

    /// <summary>A run after an apply of the suite's stack.</summary>
    public static async Task<ConformanceRun> StartAppliedAsync(ConformanceSuite suite, CancellationToken cancellationToken, Pace? pace = null)
    {
        var run = await StartAsync(suite, cancellationToken, pace);
        return await run.AfterAsync(() => run.ApplyAsync(suite.Stack));
    }

    /// <summary>Returns this run after a step; if the step fails, disposes it.</summary>
    public async Task<ConformanceRun> AfterAsync(Func<Task> step)
    {
        try
        {
            await step();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
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
        return await host.PlanAsync(stack, CancellationToken);
    }

    /// <summary>Plans and applies, with consent to all interruptions.</summary>
    public async Task<Plan> ApplyAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default)
    {
        using var host = new PrivateLinkProvisioner(Options());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        var plan = await host.PlanAsync(stack, either.Token);
        await ApplyAsync(host, plan, cancellationToken: either.Token);
        return plan;
    }

    /// <summary>Applies a plan as a new process, with consent to all interruptions.</summary>
    public async Task ApplyAsync(Plan plan)
    {
        using var host = new PrivateLinkProvisioner(Options());
        await ApplyAsync(host, plan, cancellationToken: CancellationToken);
    }

    /// <summary>Applies a plan, with consent to all interruptions.</summary>
    public static Task<ApplyResult> ApplyAsync(
        PrivateLinkProvisioner host, Plan plan, IProgress<ProvisioningEvent>? progress = null, CancellationToken cancellationToken = default) =>
        host.ApplyAsync(plan, progress, new ApplyOptions { Consent = InterruptionConsent.To(plan.Interruptions) }, cancellationToken);

    public async Task DestroyAsync(
        PrivateLinkStack stack, IProgress<ProvisioningEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        using var host = new PrivateLinkProvisioner(Options());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        await host.DestroyAsync(stack, progress, cancellationToken: either.Token);
    }

    public Task<IReadOnlyList<ExistingResource>> ListAsync() => _suite.ListAsync(ByHand);

    /// <inheritdoc cref="ConformanceSuite.IsOfTheKind"/>
    public bool IsOfTheKind(RecordedRequest call) => _suite.IsOfTheKind(call);

    /// <summary>Returns the resources under test: those that carry the logical id.</summary>
    public async Task<IReadOnlyList<ExistingResource>> OwnAsync() =>
        [.. (await ListAsync()).Where(found => found.Tags.GetValueOrDefault(ExistingResource.IdKey) == _suite.TaggedLogicalId)];

    /// <summary>Returns the only resource under test.</summary>
    public async Task<ExistingResource> OnlyAsync() => await OwnAsync() is [var only] ? only : throw new InvalidOperationException(
        $"{nameof(ConformanceSuite.ListAsync)} does not return exactly one resource with the tag {ExistingResource.IdKey}={_suite.TaggedLogicalId}.");

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
