using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkKit.External.Generator.Model;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Tests.Network;
using Xunit.Abstractions;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>
/// Requests forged from the operations' models, most of them mutilated, against a whole system. A run is the same for the same seed;
/// <c>EMBEDDEDAWS_FUZZ=500</c> runs as many seeds instead of the few that every test run takes (<see cref="Requests"/> requests each).
/// </summary>
public partial class FuzzTests(ITestOutputHelper output)
{
    private const int Requests = 500;
    private const int UsualSeeds = 8;

    public static TheoryData<int> Seeds { get; } =
        [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("EMBEDDEDAWS_FUZZ"), CultureInfo.InvariantCulture, out var seeds) ? seeds
            : UsualSeeds)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Requests_ForgedAndMutilated_AreAnsweredInShapeAndChangeNothingWhenRefused(int seed)
    {
        await using var chain = await Chain.BuildAsync(new EmbeddedAwsOptions { TimeProvider = new ManualTime(), ConnectTimeout = TimeSpan.Zero });
        using var edge = new FuzzTarget(chain.Aws);
        var random = new Random(seed);
        var known = new KnownNames();
        await edge.OpenAccountsAsync("000000000000", "999999999999");
        known.Learn(await edge.InventoryAsync());
        var forger = new Forger(random, known);

        var executed = new List<string>();
        for (var i = 0; i < Requests; i++)
        {
            var request = forger.Next();
            var before = chain.Aws.Settle();

            var answer = await edge.SendAsync(request);

            var fault = request.Method == "HEAD" ? null : answer.Fault(request.IsScoped ? request.Api.Protocol : null);
            Assert.True(fault is null, $"Seed {seed}, request {i}: {fault}\n{request}");
            Assert.True(!answer.IsRefusal || chain.Aws.StateVersion == before,
                $"Seed {seed}, request {i} was refused and changed something: {answer.Text}\n{request}");
            known.Learn(answer.Text);
            forger.Learn(request, answer);
            if (!answer.IsRefusal)
            {
                executed.Add(request.Operation);
            }
        }

        output.WriteLine($"{executed.Count} of {Requests} requests were executed, of {executed.Distinct().Count()} operations");
        Assert.InRange(executed.Count, Requests / 20, Requests);
    }

    private sealed partial class Forger(Random random, KnownNames known)
    {
        private readonly ForgedValues _values = new(random, known);
        private readonly Mutilation _mutilation = new(random);

        public ForgedRequest Next()
        {
            var api = Models.All[random.Next(Models.All.Count)];
            var operation = api.Operations[random.Next(api.Operations.Count)];
            var parameters = _values.Structure(api, api.Structure(operation.Input), operation.Name);
            var account = random.Next(4) == 0 ? TestEnvironment.Consumer : TestEnvironment.Provider;
            return random.Next(10) switch
            {
                < 5 => ForgedRequest.Of(api, operation, parameters, account),
                < 8 => ForgedRequest.Of(api, operation, _mutilation.Parameters(parameters), account),
                _ => _mutilation.Request(ForgedRequest.Of(api, operation, parameters, account)),
            };
        }

        public void Learn(ForgedRequest request, Answer answer)
        {
            if (answer.IsRefusal && NotEmulated().Match(answer.Text) is { Success: true } match)
            {
                _values.Avoided.Add($"{request.Operation}.{match.Groups[1].Value}");
            }
        }

        [GeneratedRegex("""does not emulate the parameter (\w+)""")]
        private static partial Regex NotEmulated();
    }
}
