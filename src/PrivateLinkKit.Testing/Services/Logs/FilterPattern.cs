using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Filter patterns of plain text: terms that all occur, <c>?terms</c> of which one occurs, <c>-terms</c> that do not occur.</summary>
internal static partial class FilterPattern
{
    public static Func<string, bool> Parse(string pattern)
    {
        var text = pattern.Trim();
        if (text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('%'))
        {
            throw LogsErrors.NotEmulated($"filter patterns for JSON, columns or regular expressions: {text}; plain terms are emulated");
        }

        var terms = Terms().Matches(text).Select(match => (Sign: match.Groups["sign"].Value, Term: Term(match))).ToLookup(term => term.Sign, term => term.Term);

        // AWS ignores optional terms beside others.
        var optional = terms[""].Any() ? [] : terms["?"].ToList();
        return message => terms[""].All(term => message.Contains(term, StringComparison.Ordinal))
            && !terms["-"].Any(term => message.Contains(term, StringComparison.Ordinal))
            && (optional is [] || optional.Any(term => message.Contains(term, StringComparison.Ordinal)));
    }

    private static string Term(Match match)
    {
        if (match.Groups["quoted"] is { Success: true, Value: var quoted })
        {
            return quoted.Replace("\\\"", "\"", StringComparison.Ordinal);
        }

        var term = match.Groups["term"].Value;
        return Plain().IsMatch(term) ? term : throw LogsErrors.InvalidParameter($"Invalid character(s) in term '{term}'");
    }

    [GeneratedRegex("""(?<sign>[?-]?)(?:"(?<quoted>(?:\\"|[^"])*)"|(?<term>[^\s]+))""")]
    private static partial Regex Terms();

    [GeneratedRegex(@"^\w+\z")]
    private static partial Regex Plain();
}
