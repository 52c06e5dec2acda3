using System.Globalization;
using PrivateLinkKit.Testing.Tests.Robustness;
using Xunit.Abstractions;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>
/// Concurrent calls of clients are linearizable: their answers are those of some sequential order.
/// <c>EMBEDDEDAWS_FUZZ=500</c> runs as many seeds instead of the few that every test run takes.
/// </summary>
public sealed class ConsistencyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int UsualSeeds = 10;
    private const int Histories = 20;

    private EmbeddedAws _aws = null!;
    private EmbeddedAws _oracle = null!;

    public static TheoryData<int> Seeds { get; } =
        [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("EMBEDDEDAWS_FUZZ"), CultureInfo.InvariantCulture, out var seeds) ? seeds
            : UsualSeeds)];

    public async Task InitializeAsync()
    {
        _aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = new UnsteadyTime() });
        _oracle = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = new ManualTime() });
    }

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        await _oracle.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Calls_ThatConflictInParallel_HaveAnOrderThatExplainsTheirAnswers(int seed)
    {
        var random = new Random(seed);
        using var oracle = new FuzzTarget(_oracle);
        using var clients = new Clients(_aws, count: 6);
        var linearization = new Linearization(_oracle, oracle, Script.Setup);
        var (overlapping, undecided) = (0, 0);
        for (var i = 0; i < Histories; i++)
        {
            var (count, calls) = i % 5 == 0 ? (6, 3) : (random.Next(2, 5), random.Next(2, 5));
            var script = new Script(random);
            var programs = Enumerable.Range(0, count).Select(client => Enumerable.Range(0, calls).Select(call => script.Draw($"{client}-{call}")).ToList())
                .ToList();

            var (history, names) = await clients.RunAsync(Script.Setup, programs);

            var verdict = await linearization.SearchAsync(history, names);
            Assert.True(verdict.Explained != Explained.No, verdict.Report);
            undecided += verdict.Explained == Explained.NotInTime ? 1 : 0;
            overlapping += history.Count(call => history.Any(other => other != call && call.Overlaps(other)));
        }

        output.WriteLine($"{overlapping} calls overlapped others; {undecided} of {Histories} histories had too many orders");
        Assert.InRange(undecided, 0, Histories / 10);
    }
}
