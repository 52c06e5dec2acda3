using System.Globalization;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Properties of result records as wire values; null stays absent.</summary>
internal static class WireWriter
{
    public static WireValue? Of(string? value) => value is null ? null : new WireText(value);

    public static WireValue? Of(long? value) => value is { } number ? new WireNumber(number) : null;

    public static WireValue? Of(double? value) => value is { } number ? new WireNumber((decimal)number) : null;

    public static WireValue? Of(bool? value) => value is { } flag ? new WireBool(flag) : null;

    public static WireValue? Of(DateTimeOffset? value) => value is { } time ? new WireTime(time) : null;

    /// <summary>A time as ISO 8601 text, in protocols that write times as seconds otherwise.</summary>
    public static WireValue? IsoText(DateTimeOffset? value) =>
        value is { } time ? new WireText(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null;

    /// <summary>A list in an element of its own.</summary>
    public static WireValue? Wrapped(string itemName, WireValue? list) => list is null ? null : new WireObject { { itemName, list } };

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
