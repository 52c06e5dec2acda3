using Amazon.Runtime;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>The stack's network that is to be deleted in one placement, and what else is in it, from three lists.</summary>
/// <param name="Doomed">The network.</param>
/// <param name="OwnGroups">Security groups that carry the stack's tags.</param>
/// <param name="ForeignGroups">Security groups that are not deleted.</param>
/// <param name="ForeignSubnets">Subnets that are not deleted.</param>
/// <param name="Uses">Network interfaces of others.</param>
internal sealed record NetworkContents(
    DoomedNetwork Doomed, IReadOnlySet<string> OwnGroups, IReadOnlyList<Sdk.SecurityGroup> ForeignGroups, IReadOnlyList<Sdk.Subnet> ForeignSubnets,
    IReadOnlyList<InterfaceUse> Uses)
{
    public static Task<NetworkContents> OfAsync(IReadOnlyList<ResourceState> going, HandlerContext context) =>
        context.SharedAsync(nameof(NetworkContents), () => ReadAsync(new DoomedNetwork(going, context.At), context));

    private static async Task<NetworkContents> ReadAsync(DoomedNetwork doomed, HandlerContext context)
    {
        if (doomed.VpcIds.Count == 0)
        {
            return new NetworkContents(doomed, new HashSet<string>(), [], [], []);
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

        var groups = (await readingGroups).ToLookup(group => IsOwn(group.Tags));
        var own = groups[true].Select(group => group.GroupId).ToHashSet();
        return new NetworkContents(
            doomed,
            own,
            [.. groups[false].Where(group => !doomed.Contains(group.GroupId))],
            [.. (await readingSubnets).Where(subnet => !IsOwn(subnet.Tags) && !doomed.Contains(subnet.SubnetId))],
            [.. new InterfaceUsers(doomed, own).Of(await readingInterfaces)]);

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
}
