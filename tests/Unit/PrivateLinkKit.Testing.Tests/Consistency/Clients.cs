using System.Diagnostics;
using PrivateLinkKit.Testing.Tests.Robustness;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>Concurrent clients with a connection each; each client makes its calls sequentially.</summary>
internal sealed class Clients(EmbeddedAws aws, int count) : IDisposable
{
    private readonly FuzzTarget[] _edges = [.. Enumerable.Range(0, count).Select(_ => new FuzzTarget(aws))];

    /// <summary>Resets, makes the setup's calls and then those of all clients concurrently.</summary>
    public async Task<(IReadOnlyList<Call> History, Names Names)> RunAsync(IReadOnlyList<Step> setup, IReadOnlyList<IReadOnlyList<Step>> programs)
    {
        aws.Reset();
        var names = new Names();
        foreach (var step in setup)
        {
            var answer = await _edges[0].SendAsync(step.ToRequest(names));
            Assert.False(answer.IsRefusal, answer.Text);
            names.Learn(step, answer);
        }

        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clients = programs.Select((program, client) => Task.Run(async () =>
        {
            await start.Task;
            var calls = new List<Call>();
            foreach (var step in program)
            {
                var request = step.ToRequest(names);
                var began = Stopwatch.GetTimestamp();
                var answer = await _edges[client].SendAsync(request);
                calls.Add(new Call(step, began, Stopwatch.GetTimestamp(), answer));
            }

            return calls;
        })).ToList();
        start.SetResult();
        var calls = (await Task.WhenAll(clients)).SelectMany(calls => calls).ToList();
        var arrivals = aws.Requests.ToDictionary(request => request.RequestId, request => request.Number);
        IReadOnlyList<Call> history = [.. calls.Select(call => call with { Arrived = arrivals[call.Answer.RequestId!] })];
        foreach (var call in history)
        {
            names.Learn(call.Step, call.Answer);
        }

        return (history, names);
    }

    public void Dispose()
    {
        foreach (var edge in _edges)
        {
            edge.Dispose();
        }
    }
}
