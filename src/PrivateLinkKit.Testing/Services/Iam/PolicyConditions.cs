using System.IO.Enumeration;
using System.Text.Json;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Evaluates the conditions of resource policies: comparisons of texts, ARNs and booleans with the keys of a request.</summary>
internal static class PolicyConditions
{
    private const string IfExists = "IfExists";
    private const string Not = "Not";

    // Conditions on other keys cannot be evaluated.
    private static readonly string[] Keys =
        ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOwner", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:SecureTransport"];

    private static readonly Dictionary<string, Func<string, string, bool>> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = string.Equals,
        ["StringEqualsIgnoreCase"] = (wanted, value) => string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase),
        ["StringLike"] = IsLike,
        ["ArnEquals"] = IsLike,
        ["ArnLike"] = IsLike,
        ["Bool"] = (wanted, value) => string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Returns true if all conditions of a statement are met. A key that the request lacks meets negated operators and <c>IfExists</c> only.</summary>
    public static bool AreMet(JsonElement statement, IReadOnlyDictionary<string, string> keys) =>
        Of(statement).All(condition => IsMet(condition.Operator, condition.Wanted, Find(keys, condition.Key)));

    /// <summary>Returns the first operator or key of a statement that is not evaluated; null: all are.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="ownKeys">The keys that requests of the service have beside the common ones.</param>
    public static string? FirstUnknown(JsonElement statement, IReadOnlyCollection<string> ownKeys) => Of(statement)
        .Select(condition => Base(condition.Operator) is null ? $"the condition operator {condition.Operator}"
            : Keys.Concat(ownKeys).Contains(condition.Key, StringComparer.OrdinalIgnoreCase) ? null
            : $"the condition key {condition.Key}")
        .FirstOrDefault(unknown => unknown is not null);

    private static IEnumerable<(string Operator, string Key, IReadOnlyList<string> Wanted)> Of(JsonElement statement) =>
        statement.TryGetProperty("Condition", out var conditions) && conditions.ValueKind is JsonValueKind.Object
            ? conditions.EnumerateObject().Where(test => test.Value.ValueKind is JsonValueKind.Object)
                .SelectMany(test => test.Value.EnumerateObject().Select(key => (test.Name, key.Name, Texts(key.Value))))
            : [];

    private static bool IsMet(string name, IReadOnlyList<string> wanted, string? value)
    {
        var (equals, isNegated) = Base(name)!.Value;
        return value is null
            ? isNegated || name.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase)
            : wanted.Any(pattern => equals(pattern, value)) != isNegated;
    }

    private static (Func<string, string, bool> Compare, bool IsNegated)? Base(string name)
    {
        name = name.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase) ? name[..^IfExists.Length] : name;
        return Operators.TryGetValue(name, out var compare) ? (compare, false)
            : name.Contains(Not, StringComparison.Ordinal)
                && Operators.TryGetValue(name.Replace(Not, "", StringComparison.Ordinal), out compare) ? (compare, true)
            : null;
    }

    private static string? Find(IReadOnlyDictionary<string, string> keys, string key) =>
        keys.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)).Value;

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [value.GetRawText()] : [.. PolicyDocuments.Texts(value)];

    private static bool IsLike(string pattern, string value) => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false);
}
