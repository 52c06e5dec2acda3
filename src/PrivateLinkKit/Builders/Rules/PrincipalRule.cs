using System.Text.RegularExpressions;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders.Rules;

/// <summary>Allowed principals as endpoint services know them: roots, users and roles, without IAM path.</summary>
internal sealed partial class PrincipalRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack) => stack.Principals.Distinct().Select(Check).OfType<StackFault>();

    private static StackFault? Check(string principal)
    {
        if (principal == Principals.Anybody)
        {
            return Fault(principal, "This lets all of AWS in.", "If that is meant, say AllowAnyPrincipal().");
        }

        if (Principals.IsAccountId(principal))
        {
            return null;
        }

        if (!Arn.TryParse(principal, out var arn) || !Principals.IsAccountId(arn.Account))
        {
            return Unknown(principal);
        }

        return (arn.Service, arn.Resource.Split('/')) switch
        {
            ("iam", ["root"]) => null,
            ("iam", ["user" or "role", var name]) when Name().IsMatch(name) => null,
            ("iam", ["user" or "role", .., var name] parts) when Name().IsMatch(name) =>
                Fault(principal, "Endpoint services do not know IAM paths.", $"Write {arn with { Resource = $"{parts[0]}/{name}" }}."),
            ("sts", ["assumed-role", var role, ..]) when Name().IsMatch(role) =>
                Fault(principal, "This is a session of a role, which cannot be allowed.", $"Allow the role: {arn with { Service = "iam", Resource = $"role/{role}" }}."),
            _ => Unknown(principal),
        };
    }

    private static StackFault Unknown(string principal) =>
        Fault(principal, "This is not a principal that an endpoint service can allow.", "Write an account id or an ARN such as 'arn:aws:iam::123456789012:root', ':user/name' or ':role/name'.");

    private static StackFault Fault(string principal, string problem, string wayOut) => new(Part.EndpointService, principal, problem, wayOut);

    [GeneratedRegex(@"^[\w+=,.@-]{1,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex Name();
}
