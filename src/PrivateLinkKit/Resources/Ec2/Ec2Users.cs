using Amazon.Runtime;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Resources.Ec2;

/// <summary>Finds what prevents the deletion of an EC2 resource, for the message of a failed wait.</summary>
internal static class Ec2Users
{
    public static Task<string> OfGroupAsync(HandlerContext context, string groupId) => ToldAsync(() => InterfacesAsync(context, "group-id", groupId));

    public static Task<string> OfSubnetAsync(HandlerContext context, string subnetId) => ToldAsync(() => InterfacesAsync(context, "subnet-id", subnetId));

    public static Task<string> OfVpcAsync(HandlerContext context, string vpcId) => ToldAsync(async () =>
    {
        List<Sdk.Filter> inVpc = [new() { Name = "vpc-id", Values = [vpcId] }];
        var groups = await context.RepeatAsync(
            token => context.Ec2.DescribeSecurityGroupsAsync(new Sdk.DescribeSecurityGroupsRequest { Filters = inVpc }, token));
        var subnets = await context.RepeatAsync(token => context.Ec2.DescribeSubnetsAsync(new Sdk.DescribeSubnetsRequest { Filters = inVpc }, token));
        return
        [
            .. await InterfacesAsync(context, "vpc-id", vpcId),
            .. (groups.SecurityGroups ?? []).Where(group => group.GroupName != "default").Select(group => $"{group.GroupId} ({group.GroupName})"),
            .. (subnets.Subnets ?? []).Select(subnet => subnet.SubnetId),
        ];
    });

    private static async Task<IEnumerable<string>> InterfacesAsync(HandlerContext context, string filter, string id)
    {
        var answer = await context.RepeatAsync(token => context.Ec2.DescribeNetworkInterfacesAsync(
            new Sdk.DescribeNetworkInterfacesRequest { Filters = [new() { Name = filter, Values = [id] }] }, token));
        return (answer.NetworkInterfaces ?? []).Select(found =>
            string.IsNullOrEmpty(found.Description) ? found.NetworkInterfaceId : $"{found.NetworkInterfaceId} ({found.Description})");
    }

    private static async Task<string> ToldAsync(Func<Task<IEnumerable<string>>> find)
    {
        try
        {
            var users = (await find()).ToList();
            return users.Count == 0
                ? ""
                : $"; it is still used by {string.Join(", ", users)}: delete those that are not the stack's, or restore the stack's tags on those that are";
        }
        catch (Exception error) when (error is AmazonServiceException or OperationNotImplementedException)
        {
            return "";
        }
    }
}
