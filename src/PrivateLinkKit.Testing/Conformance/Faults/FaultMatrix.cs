using System.Collections.Concurrent;

namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>
/// Applies the descriptions of a suite one after the other and destroys the last, with faults at the calls of each operation. Every operation starts from the
/// verified result of the previous one, so nothing has to be prepared.
/// </summary>
internal sealed class FaultMatrix
{
    private const int Parallelism = 6;

    private readonly ConformanceSuite _suite;

    private readonly CancellationToken _cancellationToken;

    private FaultMatrix(ConformanceSuite suite, IReadOnlyList<MatrixStep> steps, CancellationToken cancellationToken) =>
        (_suite, Steps, _cancellationToken) = (suite, steps, cancellationToken);

    /// <summary>The operations, as they are undisturbed.</summary>
    public IReadOnlyList<MatrixStep> Steps { get; }

    /// <summary>Runs the operations undisturbed.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="cancellationToken">Cancels this and all later runs.</param>
    public static async Task<FaultMatrix> OfAsync(ConformanceSuite suite, CancellationToken cancellationToken = default)
    {
        List<PrivateLinkStack> stacks = [suite.Stack, .. suite.Changes.Select(change => change.Stack)];
        var steps = new List<MatrixStep>();
        await using var run = await ConformanceRun.StartAsync(suite, cancellationToken);
        foreach (var (index, stack) in stacks.Index())
        {
            var name = index is 0 ? "Apply" : $"Update of {suite.Changes[index - 1].Property}";
            await AddAsync(new MatrixStep(name, stack, stacks.ElementAtOrDefault(index - 1)));
        }

        await AddAsync(new MatrixStep("Destroy", null, stacks[^1]));
        return new FaultMatrix(suite, steps, cancellationToken);

        async Task AddAsync(MatrixStep step)
        {
            run.Aws.Requests.Clear();
            await step.RunAsync(run);
            steps.Add(step with { Calls = CallSite.Of(run.Aws.Requests.Where(suite.IsOfTheKind)), Resources = await run.ListAsync() });
        }
    }

    public async Task<MatrixResult> RunAsync(Func<IReadOnlyList<CallSite>, IReadOnlyList<FaultCase>> casesOf)
    {
        var cases = Steps.Select(step => casesOf(step.Calls)).ToList();
        var idle = new ConcurrentBag<ConformanceRun>();
        var violations = new ConcurrentQueue<string>();
        var met = 0;
        var rounds = Enumerable.Range(0, cases.Max(each => each.Count));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = _cancellationToken };
        await Parallel.ForEachAsync(rounds, options, async (round, _) =>
        {
            var run = idle.TryTake(out var used) ? used : await ConformanceRun.StartAsync(_suite, _cancellationToken);
            foreach (var (index, step) in Steps.Index())
            {
                var fault = cases[index].ElementAtOrDefault(round) ?? FaultCase.Undisturbed;
                var trial = new FaultTrial(step, run);
                var violation = await trial.ViolationOfAsync(fault);
                if (trial.MetFault)
                {
                    Interlocked.Increment(ref met);
                }

                if (violation is not null)
                {
                    violations.Enqueue($"{step.Name}, {fault}: {violation}");
                    await run.DisposeAsync();
                    run = await StartAfterAsync(index);
                }
            }

            idle.Add(run);
        });

        await Task.WhenAll(idle.Select(run => run.DisposeAsync().AsTask()));
        return new MatrixResult(cases.Sum(each => each.Count), cases.Sum(each => each.Count(fault => fault.Call is not null)), met, [.. violations]);
    }

    private async Task<ConformanceRun> StartAfterAsync(int last)
    {
        var run = await ConformanceRun.StartAsync(_suite, _cancellationToken);
        foreach (var step in Steps.Take(last + 1))
        {
            await step.RunAsync(run);
        }

        return run;
    }
}
