using Amazon.Runtime;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks.Weather;

/// <summary>An account that takes about as long as AWS, on a clock that jumps when everything waits.</summary>
internal sealed class VirtualAccount : IAsyncDisposable
{
    private static readonly string[] Throttling = ["RequestLimitExceeded", "Throttling", "ThrottlingException"];

    private readonly VirtualTime _time;
    private readonly EmbeddedAws _aws;

    private VirtualAccount(VirtualTime time, EmbeddedAws aws)
    {
        _time = time;
        _aws = aws;
        PrivateLink = new PrivateLinkProvisioner(new PrivateLinkOptions
        {
            ServiceUrl = aws.ServiceUrl,
            Region = ManyConsumers.Region,
            Credentials = new BasicAWSCredentials(Emulated.Account, "embedded"),
            TimeProvider = time,
            PaceRequests = true,
        });
    }

    public PrivateLinkProvisioner PrivateLink { get; }

    public int Calls => _aws.Requests.Count;

    public int Throttled => _aws.Requests.Count(request => Throttling.Contains(request.ErrorCode));

    public IEnumerable<RecordedRequest> Changes => _aws.Requests.Where(request => !PrivateLinkKit.Aws.RequestRates.IsReading(request.Operation) && !Throttling.Contains(request.ErrorCode));

    public static async Task<VirtualAccount> StartAsync(RateLimits limits)
    {
        var time = new VirtualTime();
        var aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time, RateLimits = limits });
        SystemImages.AddTo(aws.Images);
        return new VirtualAccount(time, aws);
    }

    /// <summary>Plans them one by one and applies them all at once.</summary>
    /// <returns>How long the applies took by the clock.</returns>
    public async Task<TimeSpan> ApplyAsync(IReadOnlyList<PrivateLinkStack> stacks)
    {
        var plans = new List<Plan>();
        foreach (var stack in stacks)
        {
            plans.Add(await PrivateLink.PlanAsync(stack));
        }

        _aws.Requests.Clear();
        var start = _time.GetUtcNow();
        await Task.WhenAll(plans.Select(plan => PrivateLink.ApplyAsync(plan)));
        return _time.GetUtcNow() - start;
    }

    public async ValueTask DisposeAsync()
    {
        PrivateLink.Dispose();
        await _aws.DisposeAsync();
        _time.Dispose();
    }
}
