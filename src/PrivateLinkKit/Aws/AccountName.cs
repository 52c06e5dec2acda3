using Amazon.Runtime;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Aws;

/// <summary>What tells one account from another without asking AWS.</summary>
internal static class AccountName
{
    /// <summary>The account of the placement's role; without a role the caller's access key id, null where only the SDK's default chain knows it.</summary>
    public static string? Of(Placement placement, AWSCredentials? caller) => placement.RoleArn is { } role
        ? Arn.TryParse(role, out var arn) ? arn.Account : role
        : caller is BasicAWSCredentials or SessionAWSCredentials ? caller.GetCredentials().AccessKey : null;
}
