using PrivateLinkKit.Engine.Values;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>
/// Old and new values for which a change disconnects endpoints. New values name the stack's own resources by logical id, so that the text is the same before
/// and after they are created.
/// </summary>
internal static class Evidence
{
    public static string Of(IEnumerable<PropertyChange> properties, ObservedStack observed) =>
        string.Join("; ", properties.Select(property => $"{property.Name}: {Of(property, observed)}"));

    public static string Of(PropertyChange property, ObservedStack observed)
    {
        var wanted = property.New?.Select(value => value switch
        {
            ReferenceValue reference => reference.Output.Id.Value,
            TextValue text => observed.NameOf(text.Value)?.Value ?? text.Value,
            _ => value,
        });
        return $"{property.Old?.ToString() ?? "(none)"} becomes {wanted?.ToString() ?? "(none)"}";
    }
}
