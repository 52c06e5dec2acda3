using System.Text.Json;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Policies of resources that other accounts and services use, such as queues. Principals, actions, resources and conditions are evaluated.</summary>
internal static class ResourcePolicies
{
    private const string Allow = "Allow";
    private const string Deny = "Deny";

    /// <summary>Returns true if a policy allows a request and does not deny it; no policy allows nothing.</summary>
    public static bool Allows(string? document, PolicyRequest request) => Effects(document, request) is var effects
        && effects.Contains(Allow) && !effects.Contains(Deny);

    public static bool Denies(string? document, PolicyRequest request) => Effects(document, request).Contains(Deny);

    /// <summary>Returns what a policy of correct grammar has that is not evaluated; null: nothing.</summary>
    public static string? FirstUnknown(IReadOnlyList<JsonElement> statements) =>
        statements.Select(PolicyConditions.FirstUnknown).FirstOrDefault(unknown => unknown is not null);

    private static IReadOnlyList<string> Effects(string? document, PolicyRequest request) => document is null
        ? []
        : [.. PolicyDocuments.Read(document)!
            .Where(statement => IsFor(statement, request.Principals)
                && PolicyStatements.IsAbout(statement, "Action", request.Action)
                && PolicyStatements.IsAbout(statement, "Resource", request.Resource)
                && PolicyConditions.AreMet(statement, request.Keys))
            .Select(statement => statement.GetProperty("Effect").GetString()!)];

    private static bool IsFor(JsonElement statement, IReadOnlyList<string> principals) => statement.TryGetProperty("Principal", out var named)
        ? Names(named).Any(name => name is "*" || principals.Contains(name))
        : statement.TryGetProperty("NotPrincipal", out var others) && !Names(others).Any(principals.Contains);

    private static IEnumerable<string> Names(JsonElement principal) => principal.ValueKind is JsonValueKind.Object
        ? principal.EnumerateObject().SelectMany(kind => PolicyDocuments.Texts(kind.Value))
        : PolicyDocuments.Texts(principal);
}
