using System.Text.Json;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Policies of resources that other accounts and services use, such as queues. Principals, actions, resources and conditions are evaluated.</summary>
internal static class ResourcePolicies
{
    private const string Allow = "Allow";
    private const string Deny = "Deny";

    /// <summary>Returns true if a policy allows a request and does not deny it; no policy allows nothing.</summary>
    public static bool Allows(string? document, PolicyRequest request) => Allows(StatementsOf(document), request);

    /// <summary>Returns true if some statements allow a request and none denies it.</summary>
    public static bool Allows(IEnumerable<JsonElement> statements, PolicyRequest request) => Effects(statements, request) is var effects
        && effects.Contains(Allow) && !effects.Contains(Deny);

    public static bool Denies(string? document, PolicyRequest request) => Effects(StatementsOf(document), request).Contains(Deny);

    /// <summary>Returns what a policy of correct grammar has that is not evaluated; null: nothing.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="ownKeys">The condition keys that requests of the service have beside the common ones.</param>
    public static string? FirstUnknown(IReadOnlyList<JsonElement> statements, params IReadOnlyCollection<string> ownKeys) =>
        statements.Select(statement => PolicyConditions.FirstUnknown(statement, ownKeys)).FirstOrDefault(unknown => unknown is not null);

    private static IReadOnlyList<JsonElement> StatementsOf(string? document) => document is null ? [] : PolicyDocuments.Read(document)!;

    private static IReadOnlyList<string> Effects(IEnumerable<JsonElement> statements, PolicyRequest request) =>
        [.. statements.Where(statement => IsFor(statement, request.Principals)
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
