using System.Text.Json;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>AWS's checks of policy documents: their grammar and size. Actions, resources and conditions are not evaluated.</summary>
internal static class PolicyDocuments
{
    private const int LongestTrust = 2048;
    private const int LongestInline = 10_240;
    private const int LongestManaged = 6144;

    private static readonly string[] Versions = ["2008-10-17", "2012-10-17"];
    private static readonly string[] Elements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    public static void CheckTrust(string document)
    {
        foreach (var statement in Statements(document, "This policy contains invalid Json"))
        {
            if (Has(statement, "Resource") || Has(statement, "NotResource"))
            {
                throw IamErrors.Malformed("Has prohibited field Resource");
            }

            if (!Has(statement, "Principal") && !Has(statement, "NotPrincipal"))
            {
                throw IamErrors.Malformed("Missing required field Principal");
            }

            if (!Has(statement, "Action")
                || TextsOf(statement, "Action").Any(action => !action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)))
            {
                throw IamErrors.Malformed("AssumeRole policy may only specify STS AssumeRole actions.");
            }
        }

        CheckSize(document, LongestTrust, $"Cannot exceed quota for ACLSizePerRole: {LongestTrust}");
    }

    /// <param name="document">The document.</param>
    /// <param name="role">The role whose inline policies it joins.</param>
    /// <param name="others">The role's other inline policies, which share a quota with it.</param>
    public static void CheckInline(string document, string role, IEnumerable<string> others)
    {
        CheckPermissions(document);
        CheckSize(string.Concat(others.Append(document)), LongestInline, $"Maximum policy size of {LongestInline} bytes exceeded for role {role}");
    }

    public static void CheckManaged(string document)
    {
        CheckPermissions(document);
        CheckSize(document, LongestManaged, $"Cannot exceed quota for PolicySize: {LongestManaged}");
    }

    /// <summary>Returns the statements of a document; null: it does not have the grammar of a policy.</summary>
    public static IReadOnlyList<JsonElement>? Read(string document)
    {
        if (Parse(document) is not { ValueKind: JsonValueKind.Object } policy
            || policy.EnumerateObject().Any(element => !Elements.Contains(element.Name))
            || (policy.TryGetProperty("Version", out var version) && (version.ValueKind is not JsonValueKind.String || !Versions.Contains(version.GetString())))
            || !policy.TryGetProperty("Statement", out var given))
        {
            return null;
        }

        List<JsonElement> statements = given.ValueKind is JsonValueKind.Array ? [.. given.EnumerateArray()] : [given];
        return statements is not [] && statements.TrueForAll(IsStatement) ? statements : null;
    }

    /// <summary>The texts of an element that may be one or a list; none: the statement lacks it.</summary>
    public static IEnumerable<string> TextsOf(JsonElement statement, string element) =>
        statement.TryGetProperty(element, out var value) ? Texts(value) : [];

    /// <summary>The texts of an element that may be one or a list.</summary>
    public static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static void CheckPermissions(string document)
    {
        var ids = new HashSet<string>();
        foreach (var statement in Statements(document, "Syntax errors in policy."))
        {
            if (Has(statement, "Principal") || Has(statement, "NotPrincipal"))
            {
                throw IamErrors.Malformed("Policy document should not specify a principal.");
            }

            if (!Has(statement, "Action") && !Has(statement, "NotAction"))
            {
                throw IamErrors.Malformed("Policy statement must contain actions.");
            }

            if (!Has(statement, "Resource") && !Has(statement, "NotResource"))
            {
                throw IamErrors.Malformed("Policy statement must contain resources.");
            }

            CheckActions(statement);
            CheckResources(statement);
            if (Has(statement, "Sid") && !ids.Add(statement.GetProperty("Sid").ToString()))
            {
                throw IamErrors.Malformed("Statement IDs (SID) in a single policy must be unique.");
            }
        }

        using var policy = JsonDocument.Parse(document);
        if (!policy.RootElement.TryGetProperty("Version", out var version) || version.GetString() != Versions[^1])
        {
            throw IamErrors.Malformed($"Policy document must be version {Versions[^1]} or greater.");
        }
    }

    private static void CheckActions(JsonElement statement)
    {
        if (TextsOf(statement, "Action").Concat(TextsOf(statement, "NotAction")).Any(action => action is not "*" && action.IndexOf(':') <= 0))
        {
            throw IamErrors.Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
    }

    private static void CheckResources(JsonElement statement)
    {
        if (TextsOf(statement, "Resource").Concat(TextsOf(statement, "NotResource"))
            .FirstOrDefault(resource => resource is not "*" && !resource.StartsWith("arn:", StringComparison.Ordinal)) is { } wrong)
        {
            throw IamErrors.Malformed($"Resource {wrong} must be in ARN format or \"*\".");
        }
    }

    private static IReadOnlyList<JsonElement> Statements(string document, string syntax) => Read(document) ?? throw IamErrors.Malformed(syntax);

    private static bool IsStatement(JsonElement statement) => statement.ValueKind is JsonValueKind.Object
        && statement.EnumerateObject().All(element => StatementElements.Contains(element.Name))
        && statement.TryGetProperty("Effect", out var effect) && effect.ValueKind is JsonValueKind.String && effect.GetString() is "Allow" or "Deny"
        && !(Has(statement, "Action") && Has(statement, "NotAction"))
        && !(Has(statement, "Resource") && Has(statement, "NotResource"))
        && !(Has(statement, "Principal") && Has(statement, "NotPrincipal"));

    private static JsonElement? Parse(string document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document);
            return parsed.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Has(JsonElement statement, string element) => statement.TryGetProperty(element, out _);

    // AWS does not count white space.
    private static void CheckSize(string document, int most, string message)
    {
        if (document.Count(letter => !char.IsWhiteSpace(letter)) > most)
        {
            throw IamErrors.Exceeded(message);
        }
    }
}
