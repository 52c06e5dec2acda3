using System.Collections;
using System.IO.Enumeration;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The filters of one kind by name. Filters are ANDed, their values ORed; <c>*</c> and <c>?</c> are wildcards; an unknown name is refused.</summary>
internal sealed class Filters<T>(Func<T, IEnumerable<Tag>?>? tags = null) : IEnumerable
{
    private const int MostValues = 200;
    private const int LongestValue = 255;

    private readonly Dictionary<string, Func<T, IEnumerable<string?>>> _values = [];

    public void Add(string name, Func<T, string?> value) => _values.Add(name, row => [value(row)]);

    public void Add(string name, Func<T, bool?> value) => _values.Add(name, row => [value(row) is true ? "true" : "false"]);

    public void Add(string name, Func<T, IEnumerable<string?>?> values) => _values.Add(name, row => values(row) ?? []);

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
        if (_values.TryGetValue(name, out var values))
        {
            return values;
        }

        if (tags is not null && name == "tag-key")
        {
            return row => (tags(row) ?? []).Select(tag => tag.Key);
        }

        if (tags is not null && name.StartsWith("tag:", StringComparison.Ordinal))
        {
            return row => (tags(row) ?? []).Where(tag => tag.Key == name[4..]).Select(tag => tag.Value ?? "");
        }

        throw Ec2Errors.InvalidFilter(name);
    }

    private static bool Matches(string pattern, string value) => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false);
}
