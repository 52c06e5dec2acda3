using System.Collections;
using System.Text;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Parsed request body or response to render, in any protocol.</summary>
internal abstract record WireValue
{
    /// <summary>Returns the texts in this value and in those within it; bytes as UTF-8.</summary>
    public IEnumerable<string> Texts() => this switch
    {
        WireText text => [text.Value],
        WireBytes bytes => [Encoding.UTF8.GetString(bytes.Value.Span)],
        WireObject members => members.SelectMany(member => member.Value.Texts()),
        WireList items => items.SelectMany(item => item.Value.Texts()),
        _ => [],
    };
}

/// <summary>A text; also every scalar of a query protocol, where numbers and booleans arrive as text.</summary>
internal sealed record WireText(string Value) : WireValue;

internal sealed record WireNumber(decimal Value) : WireValue;

internal sealed record WireBool(bool Value) : WireValue;

/// <summary>A time; without a format, in that of the protocol or header.</summary>
internal sealed record WireTime(DateTimeOffset Value, TimeFormat? Format = null) : WireValue;

internal sealed record WireBytes(ReadOnlyMemory<byte> Value) : WireValue;

/// <summary>A text in an attribute of an XML element.</summary>
internal sealed record WireAttribute(string Value) : WireValue;

/// <summary>Members by wire name, in the order they were added.</summary>
internal sealed record WireObject : WireValue, IReadOnlyCollection<KeyValuePair<string, WireValue>>
{
    private readonly OrderedDictionary<string, WireValue> _members = new(StringComparer.Ordinal);

    public int Count => _members.Count;

    public WireValue? this[string name] => _members.GetValueOrDefault(name);

    /// <summary>Sets a member; an absent value is omitted.</summary>
    public void Add(string name, WireValue? value)
    {
        if (value is not null)
        {
            _members[name] = value;
        }
    }

    public IEnumerator<KeyValuePair<string, WireValue>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Items in order, each with its position in the source (1-based in query protocols), for paths in errors.</summary>
internal sealed record WireList : WireValue, IReadOnlyCollection<(int Index, WireValue Value)>
{
    private readonly List<(int Index, WireValue Value)> _items = [];

    public int Count => _items.Count;

    /// <summary>true if each item is an element with the list's name in XML, even where other lists have one around their items.</summary>
    public bool IsRepeated { get; init; }

    public void Add(WireValue value) => Add(_items.Count + 1, value);

    public void Add(int index, WireValue value) => _items.Add((index, value));

    public IEnumerator<(int Index, WireValue Value)> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
