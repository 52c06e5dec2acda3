using Amazon.Runtime;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>The four calls that change what a group lets through, with as many rules each as there are. No rules: no call.</summary>
internal static class SecurityGroupRuleCalls
{
    public static Task AuthorizeIngressAsync(string groupId, List<ExistingRule> rules, HandlerContext context) =>
        AuthorizeAsync(rules, permissions => context.RepeatAsync(token => context.Ec2.AuthorizeSecurityGroupIngressAsync(
            new Sdk.AuthorizeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = permissions }, token)));

    public static Task AuthorizeEgressAsync(string groupId, List<ExistingRule> rules, HandlerContext context) =>
        AuthorizeAsync(rules, permissions => context.RepeatAsync(token => context.Ec2.AuthorizeSecurityGroupEgressAsync(
            new Sdk.AuthorizeSecurityGroupEgressRequest { GroupId = groupId, IpPermissions = permissions }, token)));

    public static Task RevokeIngressAsync(SecurityGroupRulesState have, List<ExistingRule> rules, HandlerContext context) =>
        rules.Count == 0 ? Task.CompletedTask : context.DeleteAsync(have, token => context.Ec2.RevokeSecurityGroupIngressAsync(
            new Sdk.RevokeSecurityGroupIngressRequest { GroupId = have.GroupId, IpPermissions = Permissions(rules) }, token));

    public static Task RevokeEgressAsync(SecurityGroupRulesState have, List<ExistingRule> rules, HandlerContext context) =>
        rules.Count == 0 ? Task.CompletedTask : context.DeleteAsync(have, token => context.Ec2.RevokeSecurityGroupEgressAsync(
            new Sdk.RevokeSecurityGroupEgressRequest { GroupId = have.GroupId, IpPermissions = Permissions(rules) }, token));

    /// <summary>AWS takes all rules of a call or none. One that is there already, after a lost answer, must not keep the others out: then each goes alone.</summary>
    private static async Task AuthorizeAsync(List<ExistingRule> rules, Func<List<Sdk.IpPermission>, Task> call)
    {
        if (rules.Count == 0)
        {
            return;
        }

        try
        {
            await call(Permissions(rules));
        }
        catch (AmazonServiceException error) when (error.ErrorCode == "InvalidPermission.Duplicate")
        {
            foreach (var rule in rules.Count > 1 ? rules : [])
            {
                await AuthorizeAsync([rule], call);
            }
        }
    }

    private static List<Sdk.IpPermission> Permissions(List<ExistingRule> rules) => [.. rules.Select(rule => rule.ToPermission())];
}
