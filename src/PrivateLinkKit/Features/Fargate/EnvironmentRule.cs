using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.EndpointServices;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>Names of environment variables, plain and secret, and ARNs of secrets.</summary>
internal static partial class EnvironmentRule
{
    public static IEnumerable<StackValidationError> Check(string id, FargateBuilder task)
    {
        string[] names = [.. task.Environment.Select(variable => variable.Name), .. task.Secrets.Select(secret => secret.Name)];
        foreach (var name in names.Where(name => name.Length == 0 || name.Any(c => c == '=' || char.IsWhiteSpace(c) || char.IsControl(c))))
        {
            yield return new StackValidationError(
                id,
                name,
                "This is not a valid name for an environment variable.",
                "Use at least one character, and neither '=' nor blanks.");
        }

        foreach (var group in names.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            yield return new StackValidationError(
                id,
                group.Key,
                "The environment variable is set more than once.",
                "Set it once, in plain text or from a secret.");
        }

        foreach (var secret in task.Secrets.Where(secret => !IsSecret(secret.ValueFrom)))
        {
            yield return new StackValidationError(
                id,
                secret.ForMessage(),
                $"The secret for {secret.Name} is neither a Secrets Manager secret nor an SSM parameter.",
                "Write it as 'arn:aws:secretsmanager:region:account:secret:name' or 'arn:aws:ssm:region:account:parameter/name'.");
        }
    }

    private static bool IsSecret(string text) =>
        Arn.TryParse(text, out var arn) && arn.Region.Length > 0 && Principals.IsAccountId(arn.Account)
        && (arn.Service switch
        {
            "secretsmanager" => SecretName(),
            "ssm" => ParameterName(),
            _ => null,
        })?.IsMatch(arn.Resource) == true;

    /// <summary>The secret's name, then the JSON key, version stage and version id that ECS accepts.</summary>
    [GeneratedRegex(@"^secret:[A-Za-z0-9/_+=.@-]+(:[!-9;-~]*){0,3}\z")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^parameter/[A-Za-z0-9/_.-]+\z")]
    private static partial Regex ParameterName();
}
