using System.Text;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Values;

/// <summary>A list, or a set: that is a list in canonical order, and equals it.</summary>
internal sealed record ListValue : PropertyValue
{
    private readonly EquatableList<PropertyValue> _items;
    private readonly bool _isSet;

    public ListValue(EquatableList<PropertyValue> items, bool isSet) => (_items, _isSet) = (items, isSet);

    internal override bool IsEmpty => _items.Count == 0;

    private protected override IEnumerable<PropertyValue> Parts => _items;

    public static ListValue SetOf(IEnumerable<PropertyValue> items) =>
        new(items.Distinct().OrderBy(item => item.ToJson(showSecrets: true), StringComparer.Ordinal).ToEquatableList(), isSet: true);

    public bool Equals(ListValue? other) => other is not null && _items.Equals(other._items);

    public override int GetHashCode() => _items.GetHashCode();

    internal override string Text(bool showSecrets) => string.Join(", ", _items.Select(item => item.InnerText(showSecrets)));

    internal override string InnerText(bool showSecrets) => $"[{Text(showSecrets)}]";

    internal override PropertyValue Select(Func<PropertyValue, PropertyValue> replace)
    {
        var items = _items.Select(item => item.Select(replace));
        return _isSet ? SetOf(items) : new ListValue([.. items], isSet: false);
    }

    internal override void WriteTo(StringBuilder json, bool showSecrets)
    {
        json.Append('[');
        for (var at = 0; at < _items.Count; at++)
        {
            json.Append(at == 0 ? "" : ",");
            _items[at].WriteTo(json, showSecrets);
        }

        json.Append(']');
    }
}

/// <param name="Entries">Ordered by name.</param>
internal sealed record MapValue(EquatableList<MapEntry> Entries) : PropertyValue
{
    /// <summary>Text for people, such as <c>tcp 80 {Peer}</c>, in which names of entries in braces become their values; null: all names and values.</summary>
    public string? Format { get; init; }

    internal override bool IsEmpty => Entries.Count == 0;

    private protected override IEnumerable<PropertyValue> Parts => Entries.Select(entry => entry.Value);

    public static MapValue Of(IEnumerable<(string Name, PropertyValue? Value)> entries)
    {
        var ordered = new SortedDictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            if (name is null)
            {
                throw new ArgumentException("The name of an entry is null.", nameof(entries));
            }

            if (value is not null && !ordered.TryAdd(name, value))
            {
                throw new ArgumentException($"Two entries have the name '{name}'.", nameof(entries));
            }
        }

        return new MapValue(ordered.Select(entry => new MapEntry(entry.Key, entry.Value)).ToEquatableList());
    }

    public bool Equals(MapValue? other) => other is not null && Entries.Equals(other.Entries);

    public override int GetHashCode() => Entries.GetHashCode();

    internal override string Text(bool showSecrets) => Formatted(showSecrets) ?? string.Join(", ", Texts(showSecrets));

    internal override string InnerText(bool showSecrets) => Formatted(showSecrets) ?? $"{{{string.Join(' ', Texts(showSecrets))}}}";

    internal override PropertyValue Select(Func<PropertyValue, PropertyValue> replace) =>
        this with { Entries = Entries.Select(entry => entry with { Value = entry.Value.Select(replace) }).ToEquatableList() };

    internal override void WriteTo(StringBuilder json, bool showSecrets)
    {
        json.Append('{');
        for (var at = 0; at < Entries.Count; at++)
        {
            json.Append(at == 0 ? "" : ",");
            PropertyJson.WriteName(json, Entries[at].Name);
            Entries[at].Value.WriteTo(json, showSecrets);
        }

        json.Append('}');
    }

    private string? Formatted(bool showSecrets) =>
        Entries.Aggregate(Format, (text, entry) => text?.Replace($"{{{entry.Name}}}", entry.Value.InnerText(showSecrets), StringComparison.Ordinal));

    private IEnumerable<string> Texts(bool showSecrets) => Entries.Select(entry => $"{entry.Name}={entry.Value.InnerText(showSecrets)}");
}

internal sealed record MapEntry(string Name, PropertyValue Value);
