using System.IO.Enumeration;

namespace PrivateLinkKit.Testing;

/// <summary>A configured fault, with the number of its calls so far.</summary>
/// <param name="operation">The operation or IAM action; <c>*</c> matches any characters.</param>
/// <param name="skip">Number of matching calls before the first that it hits.</param>
/// <param name="times">Number of calls that it hits.</param>
/// <param name="effect">What happens to them.</param>
/// <param name="which">Selects calls; null: all.</param>
internal sealed class FaultRule(string operation, int skip, int times, FaultEffect effect, Func<RecordedRequest, bool>? which = null)
{
    private int _seen;

    /// <summary>true if it also hits calls that services make of each other: it names the operation, and refuses the call.</summary>
    public bool CountsWithin { get; } = effect is FaultEffect.Throttled or FaultEffect.Failed && !operation.Contains('*');

    public FaultEffect? Take(RecordedRequest request)
    {
        if (which?.Invoke(request) is false || (!Matches(request.Operation) && !Matches(request.Action)))
        {
            return null;
        }

        var call = _seen++;
        return call >= skip && call - skip < times ? effect : null;
    }

    private bool Matches(string name) => FileSystemName.MatchesSimpleExpression(operation, name);
}
