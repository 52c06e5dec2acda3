using Amazon.Runtime;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Calls;

/// <summary>Identity of an account, as far as it is known without a call.</summary>
internal static class AccountName
{
    /// <summary>The account id in the ARN of the placement's role; null without a role.</summary>
    public static string? OfRole(Placement placement) => placement.RoleArn is { } role ? Arn.TryParse(role, out var arn) ? arn.Account : role : null;

    /// <summary>Distinguishes callers whose account is not known yet: two key pairs of one account are two callers.</summary>
    public static object OfCaller(AWSCredentials? credentials) => credentials switch
    {
        BasicAWSCredentials or SessionAWSCredentials => credentials.GetCredentials().AccessKey,
        null => "",
        _ => credentials,
    };
}
