using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Old and new values for which a change disconnects endpoints. New values name the stack's own resources by logical id, so that the text is the same before
/// and after they are created.
/// </summary>
internal static class Evidence
{
    private const string Separator = ", ";

    public static string Of(IEnumerable<PropertyChange> properties, ObservedStack observed) =>
        string.Join("; ", properties.Select(property => $"{property.Name}: {Of(property, observed)}"));

    public static string Of(PropertyChange property, ObservedStack observed)
    {
        var shown = PlanTextOptions.Default;
        var wanted = property.IsSensitive ? shown.Shown(property, property.New) : Named(property.New, observed);
        return $"{shown.Shown(property, property.Old) ?? "(none)"} becomes {wanted ?? "(none)"}";
    }

    private static string? Named(string? values, ObservedStack observed) => values is null ? null
        : string.Join(Separator, values.Split(Separator).Select(value => NameOf(value, observed)));

    private static string NameOf(string value, ObservedStack observed)
    {
        if (value.EndsWith(PropertyChange.KnownAfterApply, StringComparison.Ordinal))
        {
            var reference = value[..^PropertyChange.KnownAfterApply.Length].TrimEnd();
            var output = reference.IndexOf('.', reference.LastIndexOf('/') + 1);
            return output < 0 ? reference : reference[..output];
        }

        return observed.NameOf(value)?.Value ?? value;
    }
}
