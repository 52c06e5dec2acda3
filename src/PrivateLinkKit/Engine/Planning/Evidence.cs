using System.Text.RegularExpressions;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Old and new values for which a change disconnects endpoints; hides secrets. New values name the stack's own resources by logical id, so that the text is the
/// same before and after they are created.
/// </summary>
internal static partial class Evidence
{
    public static string Of(IEnumerable<PropertyChange> properties, ObservedStack observed) =>
        string.Join("; ", properties.Select(property => $"{property.Name}: {Of(property, observed)}"));

    public static string Of(PropertyChange property, ObservedStack observed)
    {
        var wanted = Shown(property.New) is { } text ? Word().Replace(text, word => NameOf(word.Value, observed)) : null;
        return $"{Shown(property.Old) ?? "(none)"} becomes {wanted ?? "(none)"}";
    }

    private static string? Shown(PropertyValue? value) => PlanTextOptions.Default.Shown(value);

    private static string NameOf(string value, ObservedStack observed)
    {
        if (value.EndsWith(PropertyValue.KnownAfterApply, StringComparison.Ordinal))
        {
            var reference = value[..^PropertyValue.KnownAfterApply.Length].TrimEnd();
            var output = reference.IndexOf('.', reference.LastIndexOf('/') + 1);
            return output < 0 ? reference : reference[..output];
        }

        return observed.NameOf(value)?.Value ?? value;
    }

    [GeneratedRegex("""[^\s,\[\]{}"]+(?: \(known after apply\))?""", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
