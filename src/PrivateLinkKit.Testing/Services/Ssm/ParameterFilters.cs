using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Ssm;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>Filters of parameters, all of which a parameter must match. No parameter has a key or a label here.</summary>
internal static partial class ParameterFilters
{
    private const string Tag = "tag:";

    private static readonly string[] WhenDescribed = ["Path", "Name", "Type", "KeyId", "Tier", "DataType"];
    private static readonly string[] WhenReadByPath = ["Type", "KeyId", "Label"];

    public static Func<ParameterState, bool> OfDescriptions(IReadOnlyList<ParameterStringFilter>? filters) => All(filters, WhenDescribed, takesTags: true);

    public static Func<ParameterState, bool> OfPaths(IReadOnlyList<ParameterStringFilter>? filters) => All(filters, WhenReadByPath, takesTags: false);

    private static Func<ParameterState, bool> All(IReadOnlyList<ParameterStringFilter>? filters, string[] keys, bool takesTags)
    {
        var conditions = new Dictionary<string, Func<ParameterState, bool>>();
        foreach (var filter in filters ?? [])
        {
            var key = filter.Key!;
            if (!Known().IsMatch(key))
            {
                throw SsmErrors.Validation(
                    $"1 validation error detected: Value '{key}' at 'parameterFilters.1.member.key' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType");
            }

            if (!keys.Contains(key) && !(takesTags && IsTag(key)))
            {
                throw SsmErrors.InvalidFilterKey(
                    $"The following filter key is not valid: {key}. Valid filter keys include: [{string.Join(", ", keys)}].");
            }

            if (!conditions.TryAdd(key, Condition(key, filter.Option, filter.Values ?? [])))
            {
                throw SsmErrors.InvalidFilterKey(
                    $"The following filter is duplicated in the request: {key}. A request can contain only one occurrence of a specific filter.");
            }
        }

        return parameter => conditions.Values.All(condition => condition(parameter));
    }

    private static Func<ParameterState, bool> Condition(string key, string? option, IReadOnlyList<string> values)
    {
        if (values is [])
        {
            return IsTag(key)
                ? parameter => parameter.Tags.ContainsKey(key[Tag.Length..])
                : throw SsmErrors.InvalidFilterValue($"The following filter values are missing : null for filter key {key}.");
        }

        if (key is "Path")
        {
            var recursive = IsRecursive(option ?? "OneLevel");
            var paths = values.Select(ParameterPath.Parse).ToList();
            return parameter => paths.Any(path => path.Holds(parameter.Name, recursive));
        }

        var matches = Comparison(key, option ?? "Equals");
        return parameter => TextOf(parameter, key) is { } text && values.Any(value => matches(text, value));
    }

    private static bool IsRecursive(string option) => option switch
    {
        "Recursive" => true,
        "OneLevel" => false,
        _ => throw InvalidOption(option, "Recursive", "OneLevel"),
    };

    private static Func<string, string, bool> Comparison(string key, string option) => (key, option) switch
    {
        ("Name", "Equals") => (name, value) => ParameterNames.Qualify(name) == ParameterNames.Qualify(value),
        ("Name", "BeginsWith") => (name, value) => ParameterNames.Qualify(name).StartsWith(ParameterNames.Qualify(value), StringComparison.Ordinal),
        ("Name", "Contains") => (name, value) => ParameterNames.Qualify(name).Contains(value, StringComparison.Ordinal),
        (_, "Equals") => (text, value) => text == value,
        (not "Label", "BeginsWith") => (text, value) => text.StartsWith(value, StringComparison.Ordinal),
        _ => throw InvalidOption(option, "BeginsWith", "Equals"),
    };

    private static string? TextOf(ParameterState parameter, string key) => key switch
    {
        "Name" => parameter.Name,
        "Type" => parameter.Latest.Type,
        "Tier" => parameter.Latest.Tier,
        "DataType" => parameter.Latest.DataType,
        _ when IsTag(key) => parameter.Tags.GetValueOrDefault(key[Tag.Length..]),
        _ => null,
    };

    private static bool IsTag(string key) => key.StartsWith(Tag, StringComparison.Ordinal);

    private static Exception InvalidOption(string option, params string[] valid) =>
        SsmErrors.InvalidFilterOption($"The following filter option is not valid: {option}. Valid options include: [{string.Join(", ", valid)}].");

    [GeneratedRegex(@"^(?:tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType)\z")]
    private static partial Regex Known();
}
