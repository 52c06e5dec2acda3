using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Reads and changes the attributes of one resource; a change is all or nothing.</summary>
internal static class AttributeValues
{
    private const int MostPerCall = 20;

    public static void SetDefaults(AccountRegion region, string arn, IEnumerable<AttributeRule> rules) =>
        region.ElbV2.Attributes.Put(new ResourceAttributes(arn, rules.ToDictionary(rule => rule.Key, rule => rule.Default)));

    public static IReadOnlyDictionary<string, string> Of(AccountRegion region, string arn) => region.ElbV2.Attributes.Find(arn)!.Values;

    /// <param name="region">The account in its region.</param>
    /// <param name="arn">The resource.</param>
    /// <param name="rules">The attributes that it has.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="checkAll">Checks the changed attributes together; null: nothing.</param>
    public static void Change(
        AccountRegion region,
        string arn,
        IReadOnlyList<AttributeRule> rules,
        IReadOnlyList<(string? Key, string? Value)> changes,
        Action<IReadOnlyDictionary<string, string>>? checkAll = null)
    {
        if (changes.Count > MostPerCall)
        {
            throw ElbV2Errors.Validation($"Up to {MostPerCall} attributes can be modified at once, but {changes.Count} were specified");
        }

        var values = new Dictionary<string, string>(Of(region, arn));
        foreach (var (key, value) in changes)
        {
            Check(rules, key, value);
            values[key!] = value!;
        }

        checkAll?.Invoke(values);
        region.ElbV2.Attributes.Put(new ResourceAttributes(arn, values));
    }

    private static void Check(IReadOnlyList<AttributeRule> rules, string? key, string? value)
    {
        var rule = rules.FirstOrDefault(rule => rule.Key == key)
            ?? throw ElbV2Errors.Validation($"The attribute key '{key}' is not recognized or not supported by this resource");
        if (value is null || !rule.Accepts(value))
        {
            throw ElbV2Errors.InvalidConfiguration($"The value '{value}' is not valid for the attribute '{key}'");
        }

        if (!rule.Emulated && value != rule.Default)
        {
            throw ElbV2Errors.NotEmulated($"the attribute '{key}' with the value '{value}'");
        }
    }
}
