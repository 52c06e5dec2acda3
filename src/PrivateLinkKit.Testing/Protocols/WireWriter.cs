namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Properties of result records as wire values; null stays absent.</summary>
internal static class WireWriter
{
    public static WireValue? Of(string? value) => value is null ? null : new WireText(value);

    public static WireValue? Of(long? value) => value is { } number ? new WireNumber(number) : null;

    public static WireValue? Of(double? value) => value is { } number ? new WireNumber((decimal)number) : null;

    public static WireValue? Of(bool? value) => value is { } flag ? new WireBool(flag) : null;

    public static WireValue? Of(DateTimeOffset? value, TimeFormat? format = null) => value is { } time ? new WireTime(time, format) : null;

    public static WireValue? Of(byte[]? value) => value is null ? null : new WireBytes(value);

    public static WireValue? Attribute(string? value) => value is null ? null : new WireAttribute(value);

    /// <summary>A list in an element of its own, whose items have a name.</summary>
    public static WireValue? Wrapped(string itemName, WireValue? list) =>
        list is null ? null : new WireObject { { itemName, list is WireList items ? items with { IsRepeated = true } : list } };

    /// <summary>A map in XML: an element per entry, within an element of its own or, without a name of entries, repeated.</summary>
    public static WireValue? Entries(string? entryName, string keyName, string valueName, WireValue? map)
    {
        if (map is not WireObject entries)
        {
            return null;
        }

        var list = new WireList { IsRepeated = true };
        foreach (var (key, value) in entries)
        {
            list.Add(new WireObject { { keyName, new WireText(key) }, { valueName, value } });
        }

        return entryName is null ? list : Wrapped(entryName, list);
    }

    public static WireValue? Structure<T>(T? value, Func<T, WireObject> write)
        where T : class => value is null ? null : write(value);

    public static WireValue? List<T>(IReadOnlyList<T>? values, Func<T, WireValue?> write)
    {
        if (values is null)
        {
            return null;
        }

        var list = new WireList();
        foreach (var value in values)
        {
            list.Add(write(value) ?? throw new InvalidOperationException("A list of a result holds null."));
        }

        return list;
    }

    public static WireValue? Map<T>(IReadOnlyDictionary<string, T>? values, Func<T, WireValue?> write)
    {
        if (values is null)
        {
            return null;
        }

        var map = new WireObject();
        foreach (var (key, value) in values)
        {
            map.Add(key, write(value));
        }

        return map;
    }
}
