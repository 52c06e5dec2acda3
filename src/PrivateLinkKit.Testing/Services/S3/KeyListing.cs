namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>A page of the keys of a bucket; keys with the delimiter behind the prefix are one entry, a common prefix.</summary>
/// <param name="Items">The items whose keys are listed.</param>
/// <param name="Prefixes">The common prefixes.</param>
/// <param name="Last">The last entry of the page; null if none follows it.</param>
internal sealed record KeyListing<T>(IReadOnlyList<T> Items, IReadOnlyList<string> Prefixes, (string Key, T Item)? Last)
{
    /// <param name="items">The items, in the order of their keys.</param>
    /// <param name="key">The key of an item.</param>
    /// <param name="prefix">The prefix that all have.</param>
    /// <param name="delimiter">The delimiter; null: none.</param>
    /// <param name="after">The entry after which the page begins; null: the first.</param>
    /// <param name="size">Maximum number of entries.</param>
    public static KeyListing<T> Of(IEnumerable<T> items, Func<T, string> key, string prefix, string? delimiter, string? after, int size)
    {
        var (listed, prefixes) = (new List<T>(), new List<string>());
        (string Key, T Item)? last = null;
        foreach (var item in items)
        {
            var entry = EntryOf(key(item), prefix, delimiter);
            if ((after is not null && string.CompareOrdinal(entry, after) <= 0 && entry != key(item)) || (prefixes is [.., var latest] && latest == entry))
            {
                continue;
            }

            if (listed.Count + prefixes.Count >= size)
            {
                return new(listed, prefixes, size is 0 ? null : last);
            }

            if (entry == key(item))
            {
                listed.Add(item);
            }
            else
            {
                prefixes.Add(entry);
            }

            last = (entry, item);
        }

        return new(listed, prefixes, Last: null);
    }

    private static string EntryOf(string key, string prefix, string? delimiter) =>
        delimiter is { Length: > 0 } && key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is >= 0 and var end
            ? key[..(end + delimiter.Length)]
            : key;
}
