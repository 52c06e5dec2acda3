using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Tests.Robustness;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>The ids of one run by what made them, so that answers of different runs can be compared.</summary>
internal sealed partial class Names
{
    private readonly Dictionary<string, string> _labels = [];
    private readonly Dictionary<string, string> _ids = [];

    /// <summary>The id of what the step made; one that AWS does not know if it made none.</summary>
    public string IdOf(string label) => _ids.GetValueOrDefault(label) ?? "sg-00000000000000000";

    public void Learn(Step step, Answer answer)
    {
        if (!step.Makes || answer.IsRefusal)
        {
            return;
        }

        foreach (var id in Id().Matches(answer.Text).Select(match => match.Value).Distinct().Where(id => !_labels.ContainsKey(id)))
        {
            _labels.Add(id, $"{step.Label}.{_labels.Values.Count(label => label.StartsWith($"{step.Label}.", StringComparison.Ordinal))}");
            if (step.MadePrefix is { } prefix && id.StartsWith(prefix, StringComparison.Ordinal))
            {
                _ids.TryAdd(step.Label, id);
            }
        }

        if (step.Action.StartsWith("elasticloadbalancing:", StringComparison.Ordinal) && Arn().Match(answer.Text) is { Success: true } arn)
        {
            _ids[step.Label] = arn.Value;
        }
    }

    /// <summary>The answer in words that are the same in every run.</summary>
    public string Tell(Answer answer)
    {
        var text = answer.Text.Replace(answer.RequestId ?? "-", "", StringComparison.Ordinal);
        text = Random().Replace(text, "?");
        return $"{answer.Status} {Id().Replace(text, id => _labels.GetValueOrDefault(id.Value) ?? $"{id.Groups[1].Value}?")}";
    }

    [GeneratedRegex("""\b([a-z]+(?:-[a-z]+)*-)0[0-9a-f]{16}\b""")]
    private static partial Regex Id();

    [GeneratedRegex("""arn:aws:elasticloadbalancing:[^<]+""")]
    private static partial Regex Arn();

    // Parts of ARNs, DNS names and addresses of network cards that are drawn.
    [GeneratedRegex("""(?<=[/-])[0-9a-f]{16}\b|(?<=-)[a-z0-9]{8}(?=[.-][^<]*vpce-svc)|\b02(:[0-9a-f]{2}){5}\b""")]
    private static partial Regex Random();
}
