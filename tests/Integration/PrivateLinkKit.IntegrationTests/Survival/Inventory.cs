using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.SimpleSystemsManagement;
using Ecs = Amazon.ECS.Model;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>
/// Everything in the accounts, of any origin, read with plain SDK clients. Excludes AWS's own resources: default VPCs with their content,
/// default groups, main route tables, and records of deleted resources.
/// </summary>
internal static class Inventory
{
    public static async Task<IReadOnlyList<Holding>> OfAsync(TestEnvironment edge, params string[] accounts)
    {
        var all = await Task.WhenAll(accounts.Select(async account =>
        {
            using var ec2 = edge.Ec2As(account);
            using var elbV2 = edge.ElbV2As(account);
            using var ecs = edge.EcsAs(account);
            return await OfAsync(account, ec2, elbV2, ecs);
        }));
        return [.. all.SelectMany(held => held), .. await RecordAsync(edge.Ssm)];
    }

    /// <summary>Returns the parameters of the home records of all stacks.</summary>
    public static async Task<IEnumerable<Holding>> RecordAsync(AmazonSimpleSystemsManagementClient ssm) =>
        (await TestEnvironment.RecordsAsync(ssm)).Keys.Select(name => new Holding(TestEnvironment.Account, $"parameter {name}", name, Owner: null));

    public static async Task<IReadOnlyList<Holding>> OfAsync(string account, AmazonEC2Client ec2, AmazonElasticLoadBalancingV2Client elbV2, AmazonECSClient ecs)
    {
        var parts = await Task.WhenAll(NetworkAsync(ec2), PrivateLinkAsync(ec2), LoadBalancersAsync(elbV2), TasksAsync(ecs));
        return [.. parts.SelectMany(part => part).Select(found => new Holding(account, found.Kind, found.Id, found.Owner))];
    }

    private static async Task<IEnumerable<Found>> NetworkAsync(AmazonEC2Client ec2)
    {
        var vpcs = (await ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? [];
        var subnets = (await ec2.DescribeSubnetsAsync(CreatedResources.Subnets)).Subnets ?? [];
        var inMade = vpcs.Select(vpc => vpc.VpcId).ToHashSet();
        var gateways = ((await ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest())).InternetGateways ?? [])
            .Where(gateway => (gateway.Attachments ?? []).TrueForAll(attachment => inMade.Contains(attachment.VpcId)));
        var addresses = (await ec2.DescribeAddressesAsync(new DescribeAddressesRequest())).Addresses ?? [];
        var nats = (await ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest())).NatGateways ?? [];
        var tables = (await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest())).RouteTables ?? [];
        var groups = (await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest())).SecurityGroups ?? [];
        var interfaces = (await ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? [];
        return
        [
            .. vpcs.Select(vpc => Of("vpc", vpc.VpcId, vpc.Tags)),
            .. subnets.Select(subnet => Of("subnet", subnet.SubnetId, subnet.Tags)),
            .. gateways.Select(gateway => Of("internet gateway", gateway.InternetGatewayId, gateway.Tags)),
            .. addresses.Select(address => Of("address", address.AllocationId, address.Tags)),
            .. nats.Where(nat => nat.State != NatGatewayState.Deleted).Select(nat => Of("NAT gateway", nat.NatGatewayId, nat.Tags)),
            .. tables.Where(table => table.Associations?.Any(association => association.Main == true) != true)
            .Select(table => Of("route table", table.RouteTableId, table.Tags)),
            .. groups.Where(group => group.GroupName != "default").Select(group => Of("security group", group.GroupId, group.Tags)),
            .. interfaces.Select(found => Of("network interface", found.NetworkInterfaceId, found.TagSet)),
        ];
    }

    private static async Task<IEnumerable<Found>> PrivateLinkAsync(AmazonEC2Client ec2)
    {
        var services = (await ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new DescribeVpcEndpointServiceConfigurationsRequest())).ServiceConfigurations ?? [];
        var endpoints = (await ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints ?? [];
        var permissions = await Task.WhenAll(services.Select(service => ec2.DescribeVpcEndpointServicePermissionsAsync(
            new DescribeVpcEndpointServicePermissionsRequest { ServiceId = service.ServiceId })));
        return
        [
            .. services.Select(service => Of("endpoint service", service.ServiceId, service.Tags)),
            .. endpoints.Where(endpoint => endpoint.State != State.Deleted).Select(endpoint => Of("endpoint", endpoint.VpcEndpointId, endpoint.Tags)),
            .. permissions.SelectMany(page => page.AllowedPrincipals ?? [])
            .Select(entry => Of($"permission of {entry.Principal}", entry.ServicePermissionId, entry.Tags)),
        ];
    }

    private static async Task<IEnumerable<Found>> LoadBalancersAsync(AmazonElasticLoadBalancingV2Client elbV2)
    {
        var balancers = ((await elbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest())).LoadBalancers ?? [])
            .ConvertAll(found => found.LoadBalancerArn);
        var groups = ((await elbV2.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups ?? []).ConvertAll(found => found.TargetGroupArn);
        var listeners = (await Task.WhenAll(balancers.Select(arn => elbV2.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = arn }))))
            .SelectMany(page => page.Listeners ?? []).Select(listener => listener.ListenerArn).ToList();
        List<string> arns = [.. balancers, .. groups, .. listeners];
        var tags = await Task.WhenAll(arns.Chunk(20)
            .Select(chunk => elbV2.DescribeTagsAsync(new Amazon.ElasticLoadBalancingV2.Model.DescribeTagsRequest { ResourceArns = [.. chunk] })));
        var owners = tags.SelectMany(page => page.TagDescriptions).ToDictionary(
            described => described.ResourceArn, described => Owner((described.Tags ?? []).Select(tag => (tag.Key, tag.Value))));
        return
        [
            .. balancers.Select(arn => new Found("load balancer", arn, owners[arn])),
            .. groups.Select(arn => new Found("target group", arn, owners[arn])),
            .. listeners.Select(arn => new Found("listener", arn, owners[arn])),
        ];
    }

    private static async Task<IEnumerable<Found>> TasksAsync(AmazonECSClient ecs)
    {
        var listed = (await ecs.ListClustersAsync(new Ecs.ListClustersRequest())).ClusterArns ?? [];
        var clusters = listed is [] ? [] : (await ecs.DescribeClustersAsync(new Ecs.DescribeClustersRequest { Clusters = listed })).Clusters
            .Where(cluster => cluster.Status != "INACTIVE").Select(cluster => cluster.ClusterArn).ToList();
        var services = (await Task.WhenAll(clusters.Select(cluster => ecs.ListServicesAsync(new Ecs.ListServicesRequest { Cluster = cluster }))))
            .SelectMany(page => page.ServiceArns ?? []).ToList();
        var definitions = (await Task.WhenAll(((TaskDefinitionStatus[])[TaskDefinitionStatus.ACTIVE, TaskDefinitionStatus.INACTIVE]).Select(status =>
            ecs.ListTaskDefinitionsAsync(new Ecs.ListTaskDefinitionsRequest { Status = status })))).SelectMany(page => page.TaskDefinitionArns ?? []).ToList();
        return
        [
            .. await OwnedAsync("cluster", clusters),
            .. await OwnedAsync("service", services),
            .. await OwnedAsync("task definition", definitions),
        ];

        Task<Found[]> OwnedAsync(string kind, IEnumerable<string> arns) => Task.WhenAll(arns.Select(async arn =>
        {
            var answer = await ecs.ListTagsForResourceAsync(new Ecs.ListTagsForResourceRequest { ResourceArn = arn });
            return new Found(kind, arn, Owner((answer.Tags ?? []).Select(tag => (tag.Key, tag.Value))));
        }));
    }

    private static Found Of(string kind, string id, IEnumerable<Amazon.EC2.Model.Tag>? tags) =>
        new(kind, id, Owner((tags ?? []).Select(tag => (tag.Key, tag.Value))));

    private static string? Owner(IEnumerable<(string Key, string Value)> tags)
    {
        var byKey = tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        return byKey.TryGetValue("privatelinkkit:stack", out var stack) ? $"{stack}/{byKey.GetValueOrDefault("privatelinkkit:id")}" : null;
    }

    private sealed record Found(string Kind, string Id, string? Owner);
}
