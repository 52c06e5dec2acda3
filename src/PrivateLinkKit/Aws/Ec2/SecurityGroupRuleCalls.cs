using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>The four calls that change a group's rules, with all rules in one call. No rules: no call.</summary>
internal static class SecurityGroupRuleCalls
{
    public static Task AuthorizeIngressAsync(string groupId, List<ExistingRule> rules, HandlerContext context) =>
        ChangeAsync(rules, IsThereAlready, permissions => context.RepeatAsync(token => context.Ec2.AuthorizeSecurityGroupIngressAsync(
            new Sdk.AuthorizeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = permissions }, token)));

    public static Task AuthorizeEgressAsync(string groupId, List<ExistingRule> rules, HandlerContext context) =>
        ChangeAsync(rules, IsThereAlready, permissions => context.RepeatAsync(token => context.Ec2.AuthorizeSecurityGroupEgressAsync(
            new Sdk.AuthorizeSecurityGroupEgressRequest { GroupId = groupId, IpPermissions = permissions }, token)));

    public static Task RevokeIngressAsync(string groupId, List<ExistingRule> rules, HandlerContext context) =>
        ChangeAsync(rules, context.Errors.IsNotFound, permissions => context.RepeatAsync(token => context.Ec2.RevokeSecurityGroupIngressAsync(
            new Sdk.RevokeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = permissions }, token)));

    public static Task RevokeEgressAsync(string groupId, List<ExistingRule> rules, HandlerContext context) =>
        ChangeAsync(rules, context.Errors.IsNotFound, permissions => context.RepeatAsync(token => context.Ec2.RevokeSecurityGroupEgressAsync(
            new Sdk.RevokeSecurityGroupEgressRequest { GroupId = groupId, IpPermissions = permissions }, token)));

    private static bool IsThereAlready(AmazonServiceException error) => error.ErrorCode == "InvalidPermission.Duplicate";

    /// <summary>
    /// Changes rules in one call. AWS applies all or none, so if one rule is already in place, after a lost answer or an outside change,
    /// they are sent one by one.
    /// </summary>
    private static async Task ChangeAsync(List<ExistingRule> rules, Func<AmazonServiceException, bool> isAlreadySo, Func<List<Sdk.IpPermission>, Task> call)
    {
        if (rules.Count == 0)
        {
            return;
        }

        try
        {
            await call(Permissions(rules));
        }
        catch (AmazonServiceException error) when (isAlreadySo(error))
        {
            foreach (var rule in rules.Count > 1 ? rules : [])
            {
                await ChangeAsync([rule], isAlreadySo, call);
            }
        }
    }

    private static List<Sdk.IpPermission> Permissions(List<ExistingRule> rules) => [.. rules.Select(rule => rule.ToPermission())];
}
