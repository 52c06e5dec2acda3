using Amazon.Runtime;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Finds foreign resources for which AWS would refuse to delete the stack's network, from three lists per placement.</summary>
internal static class NetworkBlockers
{
    public static async Task<IReadOnlyList<PreflightFinding>> FindAsync(ObservedStack observed, HandlerContext context)
    {
        var doomed = new DoomedNetwork(observed, context.At);
        if (doomed.VpcIds.Count == 0)
        {
            return [];
        }

        var readingInterfaces = InVpcsAsync(
            (filters, page, token) => context.Ec2.DescribeNetworkInterfacesAsync(
                new Sdk.DescribeNetworkInterfacesRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.NetworkInterfaces,
            response => response.NextToken);
        var readingGroups = InVpcsAsync(
            (filters, page, token) => context.Ec2.DescribeSecurityGroupsAsync(
                new Sdk.DescribeSecurityGroupsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.SecurityGroups,
            response => response.NextToken);
        var readingSubnets = InVpcsAsync(
            (filters, page, token) => context.Ec2.DescribeSubnetsAsync(
                new Sdk.DescribeSubnetsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.Subnets,
            response => response.NextToken);
        await Task.WhenAll(readingInterfaces, readingGroups, readingSubnets);

        var groups = await readingGroups;
        var ownGroups = groups.Where(group => IsOwn(group.Tags)).Select(group => group.GroupId).ToHashSet();
        return
        [
            .. await new InterfaceUsers(doomed, ownGroups, context).FindForeignAsync(await readingInterfaces),
            .. groups.Where(group => !IsOwn(group.Tags) && !doomed.Contains(group.GroupId)).Select(group => Group(doomed, group)).OfType<PreflightFinding>(),
            .. (await readingSubnets).Where(subnet => !IsOwn(subnet.Tags) && !doomed.Contains(subnet.SubnetId))
                .Select(subnet => Subnet(doomed, subnet)).OfType<PreflightFinding>(),
        ];

        bool IsOwn(List<Sdk.Tag>? tags) => Ec2Tags.AreOf(context.Tags.Identity, tags);

        async Task<List<TItem>> InVpcsAsync<TResponse, TItem>(
            Func<List<Sdk.Filter>, string?, CancellationToken, Task<TResponse>> page,
            Func<TResponse, IEnumerable<TItem>?> items,
            Func<TResponse, string?> next)
            where TResponse : AmazonWebServiceResponse
        {
            try
            {
                return await context.InAsync("vpc-id", doomed.VpcIds, page, items, next);
            }
            catch (OperationNotImplementedException)
            {
                return [];
            }
        }
    }

    private static PreflightFinding? Group(DoomedNetwork doomed, Sdk.SecurityGroup group)
    {
        var referenced = (group.IpPermissions ?? []).Concat(group.IpPermissionsEgress ?? [])
            .SelectMany(permission => permission.UserIdGroupPairs ?? []).Select(pair => pair.GroupId);
        return doomed.FirstGroup(referenced) is { } own
            ? Finding(own.Value, $"rules of foreign security group {group.GroupId} ({group.GroupName}) reference it", "Remove these rules.")
            : doomed.Vpc(group.VpcId) is { } vpc && group.GroupName != "default"
                ? Finding(vpc.Value, $"foreign security group {group.GroupId} ({group.GroupName}) is in it", "Delete that group.")
                : null;

        PreflightFinding Finding(string logicalId, string text, string wayOut) => new()
        {
            Code = PreflightCode.ForeignSecurityGroup, LogicalId = logicalId, ResourceId = group.GroupId, Text = text, Remedy = wayOut,
        };
    }

    private static PreflightFinding? Subnet(DoomedNetwork doomed, Sdk.Subnet subnet) => doomed.Vpc(subnet.VpcId) is not { } vpc ? null : new()
    {
        Code = PreflightCode.ForeignSubnet,
        LogicalId = vpc.Value,
        ResourceId = subnet.SubnetId,
        Text = $"foreign subnet {subnet.SubnetId} ({subnet.CidrBlock}) is in it",
        Remedy = "Delete that subnet.",
    };
}
