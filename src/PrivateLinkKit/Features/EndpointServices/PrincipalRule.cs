using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.EndpointServices;

/// <summary>Checks allowed principals: account roots, users and roles, without IAM path.</summary>
internal static partial class PrincipalRule
{
    public static IEnumerable<StackValidationError> Check(string id, EndpointServiceSpec service) =>
        from principal in service.Principals.Distinct()
        let refusal = RefusalOf(principal)
        where refusal is not null
        select new StackValidationError(id, principal, refusal.Problem, refusal.Remedy);

    private static Refusal? RefusalOf(string principal)
    {
        if (principal == Principals.Anybody)
        {
            return new Refusal("This allows every AWS account.", "If that is intended, use AllowAnyPrincipal().");
        }

        if (Principals.IsAccountId(principal))
        {
            return null;
        }

        if (!Arn.TryParse(principal, out var arn) || !Principals.IsAccountId(arn.Account))
        {
            return Unknown;
        }

        return (arn.Service, arn.Resource.Split('/')) switch
        {
            ("iam", ["root"]) => null,
            ("iam", ["user" or "role", var name]) when Name().IsMatch(name) => null,
            ("iam", ["user" or "role", .., var name] parts) when Name().IsMatch(name) =>
                new Refusal("Endpoint services do not support IAM paths.", $"Write {arn with { Resource = $"{parts[0]}/{name}" }}."),
            ("sts", ["assumed-role", var role, ..]) when Name().IsMatch(role) =>
                new Refusal(
                    "This is a session of a role, which cannot be allowed.",
                    $"Allow the role: {arn with { Service = "iam", Resource = $"role/{role}" }}."),
            _ => Unknown,
        };
    }

    private static Refusal Unknown { get; } = new(
        "This is not a principal that an endpoint service can allow.",
        "Write an account id or an ARN such as 'arn:aws:iam::123456789012:root', ':user/name' or ':role/name'.");

    [GeneratedRegex(@"^[\w+=,.@-]{1,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex Name();

    private sealed record Refusal(string Problem, string Remedy);
}
