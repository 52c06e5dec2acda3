using System.Collections;
using System.IO.Enumeration;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>
/// The filters of one operation by name. Filters are ANDed, their values ORed; <c>*</c> and <c>?</c> are wildcards. An undocumented name is
/// refused as AWS does, a documented one that is missing here as not emulated.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="tags">The tags of a row; null if the operation does not filter by tags.</param>
/// <param name="undocumented">Names that AWS accepts but does not document, or no longer documents.</param>
internal sealed class Filters<T>(Operation operation, Func<T, IEnumerable<Tag>?>? tags = null, params IReadOnlyList<string> undocumented)
    : IFilterTable, IEnumerable
{
    private const string Tag = "tag";
    private const string TagKey = "tag-key";

    private const int MostValues = 200;
    private const int LongestValue = 255;

    private readonly Dictionary<string, Func<T, IEnumerable<string?>>> _values = [];

    public Operation Operation => operation;

    public IReadOnlyList<string> Emulated => [.. operation.Filters.Where(name => _values.ContainsKey(name) || (tags is not null && name is Tag or TagKey))];

    public void Add(string name, Func<T, string?> value) => _values.Add(name, row => [value(row)]);

    public void Add(string name, Func<T, bool?> value) => _values.Add(name, row => [value(row) is true ? "true" : "false"]);

    public void Add(string name, Func<T, IEnumerable<string?>?> values) => _values.Add(name, row => values(row) ?? []);

    /// <summary>Adds all filters of a nested object, with a name prefix.</summary>
    public void Add<TPart>(string prefix, Filters<TPart> filters, Func<T, IEnumerable<TPart>> parts)
    {
        foreach (var (name, values) in filters._values)
        {
            _values.Add(prefix + name, row => parts(row).SelectMany(values));
        }
    }

    public Func<T, bool> Matching(IReadOnlyList<Filter>? filters)
    {
        CheckLimits([.. (filters ?? []).SelectMany(filter => filter.Values ?? [])]);
        var conditions = (filters ?? []).Select(Condition).ToList();
        return row => conditions.TrueForAll(condition => condition(row));
    }

    IEnumerator IEnumerable.GetEnumerator() => _values.Keys.GetEnumerator();

    private static void CheckLimits(IReadOnlyList<string> values)
    {
        if (values.Count > MostValues)
        {
            throw Ec2Errors.FilterLimit($"The maximum number of filter values specified on a single call is {MostValues}");
        }

        if (values.Any(value => value.Length > LongestValue))
        {
            throw Ec2Errors.FilterLimit($"The maximum length for a filter value is {LongestValue} characters");
        }
    }

    private Func<T, bool> Condition(Filter filter)
    {
        var values = ValuesOf(filter.Name ?? throw Ec2Errors.Missing("Filter.Name"));
        var wanted = filter.Values ?? [];
        return row => values(row).Any(value => value is not null && wanted.Any(pattern => Matches(pattern, value)));
    }

    private Func<T, IEnumerable<string?>> ValuesOf(string name)
    {
        if (!IsTaken(name))
        {
            throw Ec2Errors.InvalidFilter(name);
        }

        if (_values.TryGetValue(name, out var values))
        {
            return values;
        }

        if (tags is null || !IsTag(name))
        {
            throw Ec2Errors.NotEmulated($"the filter {name} of {operation.Name}");
        }

        return name == TagKey
            ? row => (tags(row) ?? []).Select(tag => tag.Key)
            : row => (tags(row) ?? []).Where(tag => tag.Key == name[(Tag.Length + 1)..]).Select(tag => tag.Value ?? "");
    }

    private bool IsTaken(string name) =>
        name != Tag && (operation.Filters.Contains(name.StartsWith($"{Tag}:", StringComparison.Ordinal) ? Tag : name) || undocumented.Contains(name));

    private static bool IsTag(string name) => name == TagKey || name.StartsWith($"{Tag}:", StringComparison.Ordinal);

    private static bool Matches(string pattern, string value) => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false);
}
