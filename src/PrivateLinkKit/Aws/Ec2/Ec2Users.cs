using Amazon.Runtime;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Finds what prevents the deletion of an EC2 resource, for the message of a failed wait.</summary>
internal static class Ec2Users
{
    /// <summary>Maximum number of users that a message names.</summary>
    private const int Named = 10;

    public static Task<string> OfGroupAsync(HandlerContext context, string groupId) => TextAsync(() => InterfacesAsync(context, "group-id", groupId));

    public static Task<string> OfSubnetAsync(HandlerContext context, string subnetId) => TextAsync(() => InterfacesAsync(context, "subnet-id", subnetId));

    public static Task<string> OfVpcAsync(HandlerContext context, string vpcId) => TextAsync(async () =>
    {
        List<Sdk.Filter> inVpc = [new() { Name = "vpc-id", Values = [vpcId] }];
        var groups = await context.AllAsync(
            (page, token) => context.Ec2.DescribeSecurityGroupsAsync(
                new Sdk.DescribeSecurityGroupsRequest { Filters = inVpc, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.SecurityGroups, response => response.NextToken);
        var subnets = await context.AllAsync(
            (page, token) => context.Ec2.DescribeSubnetsAsync(
                new Sdk.DescribeSubnetsRequest { Filters = inVpc, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.Subnets, response => response.NextToken);
        return
        [
            .. await InterfacesAsync(context, "vpc-id", vpcId),
            .. groups.Where(group => group.GroupName != "default").Select(group => $"{group.GroupId} ({group.GroupName})"),
            .. subnets.Select(subnet => subnet.SubnetId),
        ];
    });

    private static async Task<IEnumerable<string>> InterfacesAsync(HandlerContext context, string filter, string id)
    {
        var interfaces = await context.AllAsync(
            (page, token) => context.Ec2.DescribeNetworkInterfacesAsync(
                new Sdk.DescribeNetworkInterfacesRequest
                {
                    Filters = [new() { Name = filter, Values = [id] }], NextToken = page, MaxResults = Ec2Lists.LargestPage,
                }, token),
            response => response.NetworkInterfaces, response => response.NextToken);
        return interfaces.Select(found =>
            string.IsNullOrEmpty(found.Description) ? found.NetworkInterfaceId : $"{found.NetworkInterfaceId} ({found.Description})");
    }

    private static async Task<string> TextAsync(Func<Task<IEnumerable<string>>> find)
    {
        try
        {
            var users = (await find()).ToList();
            return users.Count == 0
                ? ""
                : $"; it is still used by {ListOf(users)}: delete those that are not the stack's, or restore the stack's tags on those that are";
        }
        catch (Exception error) when (error is AmazonServiceException or OperationNotImplementedException)
        {
            return "";
        }
    }

    private static string ListOf(List<string> users) =>
        string.Join(", ", users.Take(Named)) + (users.Count > Named ? $" and {users.Count - Named} more" : "");
}
