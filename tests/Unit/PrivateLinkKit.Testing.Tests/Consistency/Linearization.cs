using System.Text;
using PrivateLinkKit.Testing.Tests.Robustness;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>
/// Searches for an order of a history's calls that respects real time and gives the same answers when a new EmbeddedAws executes them one by one: the
/// search of Wing and Gong (1993).
/// </summary>
internal sealed class Linearization(EmbeddedAws oracle, FuzzTarget edge, IReadOnlyList<Step> setup)
{
    private const int MostRuns = 640;

    private readonly List<Call> _order = [];
    private readonly Dictionary<Call, int> _misfits = [];
    private Names _names = new();
    private IReadOnlyList<(Call Call, string Told)> _calls = [];
    private int _runs;
    private string _furthest = "";
    private int _furthestLength = -1;

    /// <summary>
    /// Searches for such an order. If none exists or was found in time, the report shows the calls and the end of the longest attempt.
    /// </summary>
    /// <param name="history">The calls.</param>
    /// <param name="names">The ids of the run that made them.</param>
    public async Task<Verdict> SearchAsync(IReadOnlyList<Call> history, Names names)
    {
        _calls = [.. history.OrderBy(call => call.Arrived).Select(call => (call, names.Tell(call.Answer)))];
        _misfits.Clear();
        _furthestLength = -1;

        // Calls that were left over where others led to nothing are tried first when it starts over.
        for (var patience = 20; patience <= MostRuns; patience *= 2)
        {
            _runs = patience;
            _order.Clear();
            await StartOverAsync();
            if (await GoOnAsync())
            {
                return new Verdict(Explained.Yes, "");
            }

            if (_runs > 0)
            {
                return new Verdict(Explained.No, Report());
            }
        }

        return new Verdict(Explained.NotInTime, Report());
    }

    private async Task<bool> GoOnAsync()
    {
        var open = _calls.Where(entry => !_order.Contains(entry.Call)).ToList();
        if (open.Count == 0)
        {
            return true;
        }

        var firstEnd = open.Min(entry => entry.Call.Ended);
        var candidates = open.Where(entry => entry.Call.Began <= firstEnd)
            .OrderBy(entry => entry.Call.Step.OnlyReads ? 0 : 1)
            .ThenByDescending(entry => _misfits.GetValueOrDefault(entry.Call))
            .ToList();
        var isAsItWas = true;
        foreach (var (call, told) in candidates)
        {
            if (!isAsItWas)
            {
                if (_runs <= 0)
                {
                    return false;
                }

                await StartOverAsync();
            }

            var state = oracle.Settle();
            var answered = await ExecuteAsync(call.Step);
            isAsItWas = oracle.StateVersion == state;
            if (answered != told)
            {
                NoteFurthest(call, told, answered);
                continue;
            }

            _order.Add(call);
            if (await GoOnAsync())
            {
                return true;
            }

            _order.RemoveAt(_order.Count - 1);
            if (isAsItWas)
            {
                // It fits here and changes nothing: if what follows fails, it fails as well with this call at any later place.
                return false;
            }
        }

        foreach (var (call, _) in candidates)
        {
            _misfits[call] = _misfits.GetValueOrDefault(call) + 1;
        }

        return false;
    }

    private async Task StartOverAsync()
    {
        _runs--;
        oracle.Reset();
        _names = new Names();
        foreach (var step in setup.Concat(_order.Select(call => call.Step)))
        {
            await ExecuteAsync(step);
        }
    }

    private async Task<string> ExecuteAsync(Step step)
    {
        var answer = await edge.SendAsync(step.ToRequest(_names));
        _names.Learn(step, answer);
        return _names.Tell(answer);
    }

    private void NoteFurthest(Call call, string told, string answered)
    {
        if (_order.Count > _furthestLength)
        {
            _furthestLength = _order.Count;
            _furthest = $"{string.Join('\n', _order.Select(known => known.Step))}\nand then {call.Step}\nanswered {told}\nwhere that order answers {answered}";
        }
    }

    private string Report()
    {
        var report = new StringBuilder("No order of these calls explains their answers:\n");
        foreach (var (call, told) in _calls)
        {
            report.Append($"{call.Began}-{call.Ended} {call.Step}\n    {Shorten(told)}\n");
        }

        return report.Append($"The longest order that does:\n{_furthest}").ToString();
    }

    private static string Shorten(string text) => text.Length <= 500 ? text : $"{text[..500]}...";
}
