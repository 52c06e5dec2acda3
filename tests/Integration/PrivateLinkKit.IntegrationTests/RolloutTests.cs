using System.Collections.Concurrent;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>During an update without interruption, no request of a continuous client through the endpoint fails. Times are
/// AWS's.</summary>
public class RolloutTests
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, List<Func<Description, Description>>> Updates = new()
    {
        ["workload"] =
        [
            was => was with { Task = task => was.Task(task).Image("task-api:next") },
            was => was with { Task = task => was.Task(task).Count(4) },
            was => was with { Task = task => was.Task(task).Count(1) },
            was => was with { Task = task => was.Task(task).Size(512, 1024) },
            was => was with { Task = task => was.Task(task).WithEnvironment("MODE", "loud") },
            was => was with { Task = task => was.Task(task).Port(9090) },
        ],
        ["load balancers"] =
        [
            was => was with { Alb = alb => was.Alb(alb).HealthCheck("/api/task/1", check => check.Every(TimeSpan.FromSeconds(20))) },
            was => was with { Alb = alb => was.Alb(alb).KeepInvalidHeaderFields() },
            was => was with { Nlb = nlb => was.Nlb(nlb).CrossZone() },
            was => was with { Nlb = nlb => was.Nlb(nlb).AdmitFrom("10.100.0.0/16") },
        ],
        ["consumers"] =
        [
            was => was with { Customer = customer => was.Customer(customer).AdmitFrom("10.1.0.0/16", "10.1.0.0/17") },
            was => was with { Stack = stack => was.Stack(stack).AllowPrincipal("222222222222") },
            was => was with { Stack = stack => was.Stack(stack).RequireAcceptance() },
            was => was with { Partner = true },
            was => was with { Stack = stack => was.Stack(stack).WithTag("team", "platform") },
            was => was with { Partner = false },
        ],
        ["zones"] =
        [
            was => was with { Zones = [.. was.Zones, "eu-west-1c"] },
            was => was with { CustomerZones = was.Zones },
        ],
    };

    public static TheoryData<string> Parts => [.. Updates.Keys];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Apply_UpdatesThatNeedNotBreakTraffic_FailNoRequest(string part)
    {
        var description = new Description();
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic });
        edge.Aws.Images.Add("task-api:next", TaskApiImage.Map);
        await using var client = new Client(edge, (await edge.ApplyAsync(description.Build())).Endpoint("customer"));

        foreach (var update in Updates[part])
        {
            description = update(description);
            var plan = await edge.PrivateLink.PlanAsync(description.Build());
            await edge.PrivateLink.ApplyAsync(plan);
            await Task.Delay(Between * 5, edge.Time);

            var changes = string.Join(", ", plan.Changes.Where(change => change.Action is not ChangeAction.None));
            Assert.NotEmpty(changes);
            Assert.Equal((changes, "200"), (changes, string.Join(", ", client.TakeAnswers().Distinct())));
            var second = await edge.PrivateLink.PlanAsync(description.Build());
            Assert.True(second.IsEmpty, second.ToString());
        }
    }

    /// <summary>The Task API with room for more zones.</summary>
    private sealed record Description
    {
        public string[] Zones { get; init; } = Stacks.Zones;

        public string[] CustomerZones { get; init; } = Stacks.Zones;

        public Func<FargateBuilder, FargateBuilder> Task { get; init; } = task => task.Image(TaskApiImage.Name).ContainerName("demo").Port(8080).Count(2);

        public Func<AlbBuilder, AlbBuilder> Alb { get; init; } = alb => alb.Listen(8888).HealthCheck("/api/tasks");

        public Func<NlbBuilder, NlbBuilder> Nlb { get; init; } = nlb => nlb.Listen(80);

        public Func<ConsumerBuilder, ConsumerBuilder> Customer { get; init; } = same => same;

        public bool Partner { get; init; }

        public Func<PrivateLinkStackBuilder, PrivateLinkStackBuilder> Stack { get; init; } = same => same;

        public PrivateLinkStack Build()
        {
            var stack = Stack(PrivateLink
                .ExposeService("task-api")
                .InVpc(vpc => vpc.Cidr("10.100.0.0/16").AcrossZones(Zones).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24))
                .RunOnFargate(Task)
                .BehindAlb(Alb)
                .ViaNlb(Nlb)
                .ConsumeFrom("customer", customer => Customer(InVpc(customer, "10.1.0.0/16", CustomerZones))));
            return (Partner ? stack.ConsumeFrom("partner", partner => InVpc(partner, "10.2.0.0/16", Stacks.Zones)) : stack).Build();
        }

        private static ConsumerBuilder InVpc(ConsumerBuilder consumer, string range, string[] zones) =>
            consumer.InVpc(vpc => vpc.Cidr(range).AcrossZones(zones).WithSubnets(SubnetLayout.PrivateOnly, prefixLength: 24));
    }

    /// <summary>Sends a request every two seconds, alternating between a kept and a new connection.</summary>
    private sealed class Client : IAsyncDisposable
    {
        private readonly TestEnvironment _edge;
        private readonly HttpClient _http;
        private readonly Uri _uri;
        private readonly ConcurrentQueue<string> _answers = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        public Client(TestEnvironment edge, PrivateLinkEndpoint endpoint)
        {
            _edge = edge;
            _http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
            _uri = new Uri($"http://{endpoint.DnsName}/api/task/1");
            _running = Task.Run(RunAsync);
        }

        /// <summary>The answers since the last call: the status, or the error and its time.</summary>
        public List<string> TakeAnswers()
        {
            var taken = new List<string>();
            while (_answers.TryDequeue(out var answer))
            {
                taken.Add(answer);
            }

            return taken;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _http.Dispose();
            _stop.Dispose();
        }

        private async Task RunAsync()
        {
            for (var fresh = false; !_stop.IsCancellationRequested; fresh = !fresh)
            {
                _answers.Enqueue(await AskAsync(fresh));
                await Task.Delay(Between, _edge.Time);
            }
        }

        private async Task<string> AskAsync(bool byNewConnection)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _uri);
            request.Headers.ConnectionClose = byNewConnection;
            try
            {
                using var answer = await _http.SendAsync(request);
                return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}"
                    : $"{(int)answer.StatusCode} after {_edge.Time.Elapsed}: {await answer.Content.ReadAsStringAsync()}";
            }
            catch (HttpRequestException failure)
            {
                return $"{failure.Message} after {_edge.Time.Elapsed}: {failure.InnerException?.Message}";
            }
        }
    }
}
