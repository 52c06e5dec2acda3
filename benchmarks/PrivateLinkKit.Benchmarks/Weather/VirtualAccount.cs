using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Throttling;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks.Weather;

/// <summary>An account that takes about as long as AWS, on a clock that jumps when everything is idle, and the hosts that use it.</summary>
internal sealed class VirtualAccount : IAsyncDisposable
{
    private static readonly string[] Throttling = ["RequestLimitExceeded", "Throttling", "ThrottlingException"];

    private readonly VirtualTime _time;
    private readonly EmbeddedAws _aws;
    private readonly List<PrivateLinkProvisioner> _hosts;

    private VirtualAccount(VirtualTime time, EmbeddedAws aws, int hosts)
    {
        _time = time;
        _aws = aws;
        _hosts = [.. Enumerable.Range(0, hosts).Select(host => Provisioner(host == 0 ? time : new OtherProcess(time)))];
    }

    public PrivateLinkProvisioner PrivateLink => _hosts[0];

    public int Calls => _aws.Requests.Count;

    public int Throttled => _aws.Requests.Count(IsThrottled);

    public IEnumerable<RecordedRequest> Changes => _aws.Requests.Where(request => !ApiNames.IsReading(request.Operation) && !IsThrottled(request));

    public static async Task<VirtualAccount> StartAsync(RateLimits limits, int hosts = 1)
    {
        var time = new VirtualTime();
        var aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time, RateLimits = limits });
        SystemImages.AddTo(aws.Images);
        return new VirtualAccount(time, aws, hosts);
    }

    /// <summary>Plans them one by one and applies them all at once, the hosts in turn; counts the calls of the applies only.</summary>
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
        await Task.WhenAll(plans.Select((plan, number) => _hosts[number % _hosts.Count].ApplyAsync(plan)));
        return _time.GetUtcNow() - start;
    }

    public async Task<int> CallsOfAsync(Func<PrivateLinkProvisioner, Task> verb)
    {
        _aws.Requests.Clear();
        await verb(PrivateLink);
        return Calls;
    }

    public async ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        await _aws.DisposeAsync();
        _time.Dispose();
    }

    private PrivateLinkProvisioner Provisioner(TimeProvider time) => new(new PrivateLinkOptions
    {
        ServiceUrl = _aws.ServiceUrl,
        Region = ManyConsumers.Region,
        Credentials = new BasicAWSCredentials(Emulated.Account, "embedded"),
        TimeProvider = time,
        PaceRequests = true,
    });

    private static bool IsThrottled(RecordedRequest request) => Throttling.Contains(request.ErrorCode);
}
