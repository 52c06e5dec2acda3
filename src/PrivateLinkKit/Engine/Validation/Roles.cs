using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Validation;

/// <summary>IAM roles by ARN, and their external ids.</summary>
internal static partial class Roles
{
    public static bool IsRole(string text) =>
        Arn.TryParse(text, out var arn) && arn is { Service: "iam", Region: "" } && Principals.IsAccountId(arn.Account) && Role().IsMatch(arn.Resource);

    public static bool IsExternalId(string text) => ExternalId().IsMatch(text);

    public static StackValidationError ErrorOf(string id, string value) =>
        Arn.TryParse(value, out var arn) && arn is { Service: "sts" } && arn.Resource.Split('/') is ["assumed-role", var role, ..]
            ? new StackValidationError(id, value, "This is a session of a role, not the role.",
            $"Name the role: arn:{arn.Partition}:iam::{arn.Account}:role/{role}.")
            : new StackValidationError(id, value, "This is not the ARN of an IAM role.", "Write it as 'arn:aws:iam::123456789012:role/name'.");

    [GeneratedRegex(@"^role/([!-~]+/)?[\w+=,.@-]{1,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex Role();

    [GeneratedRegex(@"^[\w+=,.@:/-]{2,1224}\z", RegexOptions.ECMAScript)]
    private static partial Regex ExternalId();
}
