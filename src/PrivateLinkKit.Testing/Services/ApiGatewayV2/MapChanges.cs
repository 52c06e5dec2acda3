namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Changes of maps.</summary>
internal static class MapChanges
{
    /// <summary>Adds entries to a map; one that is empty removes the entry that was there.</summary>
    public static IReadOnlyDictionary<string, T>? Merge<T>(
        IReadOnlyDictionary<string, T>? current, IReadOnlyDictionary<string, T>? given, Func<T, bool> isSet)
    {
        if (given is null)
        {
            return current;
        }

        var merged = new Dictionary<string, T>(current ?? new Dictionary<string, T>());
        foreach (var (key, value) in given)
        {
            merged[key] = value;
        }

        return merged.Where(entry => isSet(entry.Value)).ToDictionary();
    }
}
