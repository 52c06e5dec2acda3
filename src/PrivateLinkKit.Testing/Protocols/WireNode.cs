using System.Buffers.Text;
using System.Globalization;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>A value being read. A value of the wrong type is reported and read as an empty one: the request is refused as a whole.</summary>
internal sealed class WireNode(WireReading reading, WireValue value, string path, string member)
{
    public WireValue Value => value;

    private bool IsText => reading.Style != WireStyle.Json;

    /// <summary>Reports a number that is less or more than it may be.</summary>
    public WireNode Within(long? least, long? most) => Number() is { } number
        ? Bounded(number, least, most, "value", number.ToString(CultureInfo.InvariantCulture)) : this;

    /// <summary>Reports a text or list that is shorter or longer than it may be.</summary>
    public WireNode OfLength(long? least, long? most) => value switch
    {
        WireText { Value: var text } => Bounded(text.Length, least, most, "length", text),
        WireBytes { Value.Length: var length } => Bounded(length, least, most, "length", $"{length} bytes"),
        WireList list => Bounded(list.Count, least, most, "length", $"{list.Count} items"),
        _ => this,
    };

    public string Text() => value is WireText text ? text.Value : Wrong("a string", "");

    public string Choice(IReadOnlyList<string> allowed)
    {
        var choice = Text();
        return allowed.Contains(choice) ? choice : Wrong($"one of {string.Join(", ", allowed)}, not '{choice}'", choice);
    }

    public int Integer() => Number() is { } number && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
        ? (int)number
        : Wrong("an integer", 0);

    public long Long() => Number() is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
        ? (long)number
        : Wrong("an integer", 0L);

    public double Double() => Number() is { } number ? (double)number : Wrong("a number", 0.0);

    public bool Boolean() => value switch
    {
        WireBool flag => flag.Value,
        WireText text when IsText && bool.TryParse(text.Value, out var flag) => flag,
        _ => Wrong("true or false", false),
    };

    /// <summary>A time in a format or, without one, in the protocol's own.</summary>
    public DateTimeOffset Timestamp(TimeFormat? format = null) => value switch
    {
        WireTime time => time.Value,
        WireNumber { Value: var seconds } when format is null or TimeFormat.EpochSeconds && TimeText.FromEpoch(seconds) is { } time => time,
        WireText { Value: var text } when (IsText || format is not null) && TimeText.Read(text, format) is { } time => time,
        _ => Wrong("a timestamp", default(DateTimeOffset)),
    };

    /// <summary>Bytes, in Base64 unless they are a body.</summary>
    public byte[] Blob() => value switch
    {
        WireBytes bytes => bytes.Value.ToArray(),
        WireText { Value: var text } when Base64.IsValid(text) => Convert.FromBase64String(text),
        _ => Wrong<byte[]>("Base64", []),
    };

    public T As<T>(Func<WireNode, T> read) => read(this);

    /// <summary>The items of a list in XML, which are the elements of a name or, without one, the repeated element itself.</summary>
    public WireNode Items(string? itemName)
    {
        var items = itemName is null ? value
            : value is WireText { Value: "" } ? new WireList()
            : value is WireObject { Count: 1 } wrapper && wrapper[itemName] is { } wrapped ? wrapped
            : null;
        var at = itemName is null ? path : $"{path}.{itemName}";
        return items switch
        {
            null => new WireNode(reading, Wrong($"elements named {itemName}", new WireList()), at, member),
            WireList => new WireNode(reading, items, at, member),
            _ => new WireNode(reading, new WireList { items }, at, member),
        };
    }

    /// <summary>The entries of a map in XML: elements with a key and a value, within an element of their own or, without a name, repeated.</summary>
    public WireNode Entries(string? entryName, string keyName, string valueName)
    {
        var entries = new WireObject();
        foreach (var (_, entry) in (WireList)Items(entryName).Value)
        {
            if (entry is WireObject pair && pair[keyName] is WireText { Value: var key } && pair[valueName] is { } entryValue)
            {
                entries.Add(key, entryValue);
            }
            else
            {
                Wrong($"entries with {keyName} and {valueName}", value);
            }
        }

        return new WireNode(reading, entries, path, member);
    }

    public WireShape Shape() => new(reading, Members() ?? Wrong("a structure", new WireObject()), path, member);

    public IReadOnlyList<T> List<T>(Func<WireNode, T> read) => value switch
    {
        WireList list => [.. list.Select(item => read(new WireNode(reading, item.Value, ItemPath(item.Index), member)))],
        WireText { Value: "" } when IsText => [],
        _ => Wrong<IReadOnlyList<T>>("a list", []),
    };

    public IReadOnlyDictionary<string, T> Map<T>(Func<WireNode, T> read) => value is WireObject entries && reading.Style is not WireStyle.Ec2
        ? entries.ToDictionary(entry => entry.Key, entry => read(new WireNode(reading, entry.Value, $"{path}.{entry.Key}", member)))
        : Wrong("a map (maps in EC2 requests are not emulated)", new Dictionary<string, T>());

    // An XML element without content may be a structure without members.
    private WireObject? Members() => value is WireText { Value: "" } && reading.Style is WireStyle.Xml ? [] : value as WireObject;

    private string ItemPath(int index) => reading.Style switch
    {
        WireStyle.Ec2 or WireStyle.Xml => $"{path}.{index}",
        WireStyle.Query => $"{path}.member.{index}",
        _ => $"{path}[{index - 1}]",
    };

    private decimal? Number() => value switch
    {
        WireNumber number => number.Value,
        WireText text when IsText && decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private WireNode Bounded(decimal size, long? least, long? most, string what, string found)
    {
        if (size < least || size > most)
        {
            var bound = size < least ? $"greater than or equal to {least}" : $"less than or equal to {most}";
            reading.Report(WireErrorKind.OutOfBounds, path, $"{what} {bound}", found);
        }

        return this;
    }

    private T Wrong<T>(string expected, T substitute)
    {
        reading.Report(WireErrorKind.Invalid, path, $"must be {expected}");
        return substitute;
    }
}
