using System.IO.Enumeration;

namespace PrivateLinkKit.Testing;

/// <summary>A configured fault, with the number of its calls so far.</summary>
internal sealed class FaultRule(string operation, int skip, int times, FaultEffect effect, string? account = null)
{
    private int _seen;

    public FaultEffect? Take(string service, string name, string caller)
    {
        if ((account is not null && account != caller) || (!Matches(name) && !Matches($"{service}:{name}")))
        {
            return null;
        }

        var call = _seen++;
        return call >= skip && call - skip < times ? effect : null;
    }

    private bool Matches(string name) => FileSystemName.MatchesSimpleExpression(operation, name);
}
