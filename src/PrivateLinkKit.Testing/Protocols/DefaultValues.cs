using System.Globalization;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Values of an operation's request members that equal AWS's default behaviour.</summary>
/// <param name="values">A value for each member, as <see cref="DefaultTable"/> spells it.</param>
/// <param name="region">The region of the request.</param>
internal sealed class DefaultValues(IReadOnlyDictionary<string, string> values, string region)
{
    public static DefaultValues None { get; } = new(new Dictionary<string, string>(), "");

    public IReadOnlyDictionary<string, string> Values => values;

    public DefaultValues In(string place) => new(values, place);

    /// <summary>Returns true if the value is the default.</summary>
    public bool Has(string member, WireValue value, WireStyle style) =>
        values.TryGetValue(member, out var known) && Matches(known, value, style is not WireStyle.Json);

    /// <summary>Returns true if a structure has members with a default.</summary>
    public bool HasBelow(string member) => values.Keys.Any(known => known.StartsWith($"{member}.", StringComparison.Ordinal));

    private bool Matches(string known, WireValue value, bool isText) => value switch
    {
        WireList { Count: 0 } => known is DefaultTable.EmptyList,
        WireList list => known is DefaultTable.ListOfRegion && list.All(item => item.Value is WireText { Value: var name } && name == region),
        WireObject { Count: 0 } => known is DefaultTable.EmptyMap,
        WireBool flag => bool.TryParse(known, out var expected) && flag.Value == expected,
        WireNumber number => Number(known) is { } expected && number.Value == expected,
        WireText { Value: "" } => known is DefaultTable.EmptyText || (isText && known is DefaultTable.EmptyList),
        WireText { Value: var text } => known switch
        {
            DefaultTable.Region => text == region,
            "true" or "false" => isText && string.Equals(known, text, StringComparison.OrdinalIgnoreCase),
            _ => text == known && (isText || Number(known) is null),
        },
        _ => false,
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
