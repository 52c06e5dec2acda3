using System.Text.Json;
using PrivateLinkKit.Testing.Services.Iam;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Policies of endpoints, which only those of AWS's own services support.</summary>
internal static class EndpointPolicies
{
    /// <summary>The policy of an endpoint that none was given.</summary>
    public const string FullAccess = """{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""";

    /// <summary>The condition key of the endpoint that a request has come through.</summary>
    public const string SourceVpce = "aws:SourceVpce";

    /// <summary>The condition key of the VPC of that endpoint.</summary>
    public const string SourceVpc = "aws:SourceVpc";

    private const int LongestPolicy = 20_480;

    public static void Check(EndpointService service, string? document)
    {
        if (document is null)
        {
            return;
        }

        if (!service.IsOfAws)
        {
            throw Ec2Errors.InvalidParameter($"The service {service.Name} does not support VPC endpoint policies.");
        }

        if (document.Length > LongestPolicy || PolicyDocuments.Read(document) is not { } statements || !statements.All(HasPrincipal))
        {
            throw Ec2Errors.InvalidPolicyDocument();
        }
    }

    /// <summary>
    /// Returns true if a policy lets everybody do something with a resource. Conditions are not evaluated: a statement with one matches nothing, and
    /// neither does one for certain principals.
    /// </summary>
    public static bool Allows(string document, string action, string resource)
    {
        var matching = PolicyDocuments.Read(document)!.Where(IsForEverybody)
            .Where(statement => PolicyStatements.IsAbout(statement, "Action", action) && PolicyStatements.IsAbout(statement, "Resource", resource))
            .Select(statement => statement.GetProperty("Effect").GetString()).ToList();
        return matching.Contains("Allow") && !matching.Contains("Deny");
    }

    /// <summary>Returns true if a policy allows a request of a client. A statement with conditions that are not evaluated matches nothing.</summary>
    public static bool Allows(string document, PolicyRequest request) => ResourcePolicies.Allows(
        PolicyDocuments.Read(document)!.Where(statement => ResourcePolicies.FirstUnknown([statement], SourceVpce, SourceVpc) is null), request);

    private static bool HasPrincipal(JsonElement statement) => statement.TryGetProperty("Principal", out _) || statement.TryGetProperty("NotPrincipal", out _);

    private static bool IsForEverybody(JsonElement statement) =>
        !statement.TryGetProperty("Condition", out _)
        && statement.TryGetProperty("Principal", out var principal)
        && PolicyDocuments.Texts(principal.ValueKind is JsonValueKind.Object && principal.TryGetProperty("AWS", out var accounts) ? accounts : principal)
            .Contains("*");
}
