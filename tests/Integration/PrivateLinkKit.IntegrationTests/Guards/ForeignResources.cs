using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>Resources of others to which somebody has given the tags of the stack <c>dogs</c>.</summary>
internal static class ForeignResources
{
    public static async Task<string> ForeignAddressAsync(this TestEnvironment edge, string id, string account = TestEnvironment.Account)
    {
        using var ec2 = edge.Ec2As(account);
        var address = (await ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = "vpc" })).AllocationId;
        await ec2.TagAsync(address, id);
        return address;
    }

    /// <summary>Creates a load balancer with the name of one of the stack's; in a network of its own, or in these subnets.</summary>
    public static async Task<string> ForeignBalancerAsync(this TestEnvironment edge, string id, string type, params IEnumerable<string> subnets) =>
        (await edge.ElbV2.CreateLoadBalancerAsync(new CreateLoadBalancerRequest
        {
            Name = $"dogs-{id.Replace('/', '-')}",
            Type = type,
            Scheme = "internal",
            Subnets = subnets.ToList() is [_, ..] some ? some : await edge.SubnetsAsync(),
            Tags = [.. TagsOf(id).Select(tag => new Amazon.ElasticLoadBalancingV2.Model.Tag { Key = tag.Key, Value = tag.Value })],
        })).LoadBalancers[0].LoadBalancerArn;

    public static async Task<bool> HasBalancerAsync(this TestEnvironment edge, string arn) =>
        (await edge.ElbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers.Exists(found => found.LoadBalancerArn == arn);

    /// <summary>Creates subnets in two zones of a new network.</summary>
    public static async Task<List<string>> SubnetsAsync(this TestEnvironment edge)
    {
        var vpc = (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.70.0.0/16" })).Vpc.VpcId;
        var subnets = new List<string>();
        foreach (var zone in Stacks.Zones)
        {
            subnets.Add((await edge.Ec2.CreateSubnetAsync(new CreateSubnetRequest
            {
                VpcId = vpc, CidrBlock = $"10.70.{subnets.Count}.0/24", AvailabilityZone = zone,
            })).Subnet.SubnetId);
        }

        return subnets;
    }

    public static Task TagAsync(this AmazonEC2Client ec2, string resource, string id) => ec2.CreateTagsAsync(new CreateTagsRequest
    {
        Resources = [resource],
        Tags = [.. TagsOf(id).Select(tag => new Amazon.EC2.Model.Tag(tag.Key, tag.Value))],
    });

    public static async Task<IReadOnlyList<string>> AddressesAsync(this TestEnvironment edge, string account = TestEnvironment.Account)
    {
        using var ec2 = edge.Ec2As(account);
        return [.. ((await ec2.DescribeAddressesAsync(new DescribeAddressesRequest())).Addresses ?? []).Select(address => address.AllocationId)];
    }

    private static Dictionary<string, string> TagsOf(string id) => new()
    {
        ["privatelinkkit:stack"] = "dogs", ["privatelinkkit:home"] = TestEnvironment.Home, ["privatelinkkit:id"] = id,
    };
}
