using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.Terraform;

/// <summary>Reads the resources of an account, without AWS's own, with plain SDK clients and the AWS CLI.</summary>
internal sealed class Holdings(EmbeddedAws aws, string account)
{
    /// <summary>Commands whose answers list nothing but created resources.</summary>
    private static readonly string[] Lists =
    [
        "acm list-certificates",
        "autoscaling describe-auto-scaling-groups",
        "ec2 describe-launch-templates",
        "ec2 describe-network-acls --filters Name=default,Values=false",
        "ec2 describe-vpc-endpoint-connection-notifications",
        "ecr describe-repositories",
        "iam list-instance-profiles",
        "iam list-policies --scope Local",
        "logs describe-log-groups",
        "route53 list-hosted-zones",
        "secretsmanager list-secrets --include-planned-deletion",
        "sns list-subscriptions",
        "sns list-topics",
        "sqs list-queues",
    ];

    private readonly AWSCredentials _credentials = new BasicAWSCredentials(account, "any");

    public async Task<IReadOnlyList<string>> ReadAsync() =>
        [.. await NetworkAsync(), .. await LoadBalancersAsync(), .. await TasksAsync(), .. await ListedAsync()];

    /// <summary>The tags of an EC2 resource, as <c>Key=Value</c> by key.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(string resourceId)
    {
        using var ec2 = new AmazonEC2Client(_credentials, Configure(new AmazonEC2Config()));
        var answer = await ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new() { Name = "resource-id", Values = [resourceId] }] });
        return [.. answer.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<string>> NetworkAsync()
    {
        using var ec2 = new AmazonEC2Client(_credentials, Configure(new AmazonEC2Config()));
        var vpcs = (await ec2.DescribeVpcsAsync(new())).Vpcs ?? [];
        var kept = vpcs.Where(vpc => vpc.IsDefault is true).Select(vpc => vpc.VpcId).ToHashSet();
        var gateways = (await ec2.DescribeInternetGatewaysAsync(new())).InternetGateways ?? [];
        var subnets = (await ec2.DescribeSubnetsAsync(new())).Subnets ?? [];
        var tables = (await ec2.DescribeRouteTablesAsync(new())).RouteTables ?? [];
        var groups = (await ec2.DescribeSecurityGroupsAsync(new())).SecurityGroups ?? [];
        return
        [
            .. vpcs.Select(vpc => vpc.VpcId).Except(kept),
            .. subnets.Where(subnet => !kept.Contains(subnet.VpcId)).Select(subnet => subnet.SubnetId),
            .. gateways.Where(gateway => !(gateway.Attachments ?? []).Exists(held => kept.Contains(held.VpcId))).Select(gateway => gateway.InternetGatewayId),
            .. tables.Where(table => !kept.Contains(table.VpcId)).Select(table => table.RouteTableId),
            .. groups.Where(group => !kept.Contains(group.VpcId)).Select(group => group.GroupId),
            .. ((await ec2.DescribeAddressesAsync(new())).Addresses ?? []).Select(address => address.AllocationId),
            .. ((await ec2.DescribeNetworkInterfacesAsync(new())).NetworkInterfaces ?? []).Select(found => found.NetworkInterfaceId),
            .. ((await ec2.DescribeNatGatewaysAsync(new())).NatGateways ?? [])
                .Where(nat => nat.State != NatGatewayState.Deleted).Select(nat => nat.NatGatewayId),
            .. ((await ec2.DescribeVpcEndpointsAsync(new())).VpcEndpoints ?? [])
                .Where(endpoint => endpoint.State != State.Deleted).Select(endpoint => endpoint.VpcEndpointId),
            .. ((await ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations ?? []).Select(service => service.ServiceId),
        ];
    }

    private async Task<IEnumerable<string>> LoadBalancersAsync()
    {
        using var elb = new AmazonElasticLoadBalancingV2Client(_credentials, Configure(new AmazonElasticLoadBalancingV2Config()));
        return
        [
            .. ((await elb.DescribeLoadBalancersAsync(new())).LoadBalancers ?? []).Select(balancer => balancer.LoadBalancerArn),
            .. ((await elb.DescribeTargetGroupsAsync(new())).TargetGroups ?? []).Select(group => group.TargetGroupArn),
        ];
    }

    private async Task<IEnumerable<string>> TasksAsync()
    {
        using var ecs = new AmazonECSClient(_credentials, Configure(new AmazonECSConfig()));
        return
        [
            .. (await ecs.ListClustersAsync(new())).ClusterArns ?? [],
            .. (await ecs.ListTaskDefinitionsAsync(new() { Status = TaskDefinitionStatus.ACTIVE })).TaskDefinitionArns ?? [],
        ];
    }

    private async Task<IEnumerable<string>> ListedAsync()
    {
        var cli = new AwsCli(aws.ServiceUrl, account);
        var answers = await Task.WhenAll(Lists.Select(cli.RunAsync));
        var roles = (await cli.RunAsync("iam list-roles")).Texts("Roles", "Path")
            .Where(path => !path.StartsWith("/aws-service-role/", StringComparison.Ordinal));
        return
        [
            .. answers.SelectMany(answer => answer.AsObject()).Select(member => member.Value).OfType<JsonArray>()
                .SelectMany(list => list).Select(item => item!.ToJsonString()),
            .. roles.Select(path => $"a role below {path}"),
        ];
    }

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        (config.ServiceURL, config.AuthenticationRegion) = (aws.ServiceUrl.ToString(), "eu-west-1");
        return config;
    }
}
