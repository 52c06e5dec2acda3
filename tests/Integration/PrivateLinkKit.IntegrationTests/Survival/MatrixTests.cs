using System.Diagnostics;
using PrivateLinkKit.Testing.Conformance.Faults;
using Xunit.Abstractions;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// Injects every kind of fault at the calls of each operation on the Task API: the result converges, nothing is duplicated, and destroy leaves nothing. With
/// <c>PRIVATELINKKIT_FULL_MATRIX=1</c> each fault hits each call.
/// </summary>
public class MatrixTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<FaultMatrix>> Matrix = new(() => FaultMatrix.OfAsync(new TaskApiSuite()));

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PRIVATELINKKIT_FULL_MATRIX") is "1";

    public static TheoryData<string> Kinds => [.. Enum.GetNames<FaultKind>().Except([nameof(FaultKind.None)])];

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Operations_DisturbedAtTheirCalls_Converge(string kind) => RunAsync(kind, cases => cases.Of(Enum.Parse<FaultKind>(kind)));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public Task Operations_ReadsLagBehindWrites_Converge(int seconds) =>
        RunAsync($"behind by {seconds} s", cases => cases.Lagging(TimeSpan.FromSeconds(seconds), firstDies: seconds is 1));

    private async Task RunAsync(string name, Func<FaultCases, IReadOnlyList<FaultCase>> casesOf)
    {
        var matrix = await Matrix.Value;
        var watch = Stopwatch.StartNew();

        var result = await matrix.RunAsync(calls => casesOf(new FaultCases(calls, IsFull)));

        output.WriteLine(
            $"{name}: {result.Cases} cases, {result.Faults - result.Met} calls not made, {result.Violations.Count} failed, {watch.Elapsed.TotalSeconds:F1} s");
        Assert.True(result.Violations.Count == 0, string.Join(Environment.NewLine, result.Violations));
        Assert.InRange(result.Met, result.Faults * 9 / 10, result.Faults);
    }
}
