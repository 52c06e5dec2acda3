using System.Collections.Immutable;

namespace PrivateLinkKit.Testing.Modules;

/// <summary>What AWS's services ask of tags: no key twice in a request, none that begins with <c>aws:</c>, and 50 for each resource.</summary>
/// <param name="Duplicate">The service's error for a key that a request names twice.</param>
/// <param name="Reserved">The service's error for a key that begins with <c>aws:</c>.</param>
/// <param name="TooMany">The service's error for a resource with more tags than this number.</param>
internal sealed record TagRules(Func<string, Exception> Duplicate, Func<string, Exception> Reserved, Func<int, Exception> TooMany)
{
    public const int Most = 50;

    /// <summary>Returns the tags with those of a request added. Where keys do not differ by case, a key replaces one in another case.</summary>
    public ImmutableSortedDictionary<string, string> Add(
        ImmutableSortedDictionary<string, string> tags, IEnumerable<KeyValuePair<string, string>> added)
    {
        var given = tags.Clear();
        foreach (var (key, value) in added)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw Reserved(key);
            }

            given = given.ContainsKey(key) ? throw Duplicate(key) : given.Add(key, value);
        }

        var changed = tags.RemoveRange(given.Keys).AddRange(given);
        return changed.Count <= Most ? changed : throw TooMany(Most);
    }
}
