using System.Collections.Concurrent;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Engine.Waiting;
using EcsService = Amazon.ECS.Model.Service;
using LoadBalancer = Amazon.ElasticLoadBalancingV2.Model.LoadBalancer;

namespace PrivateLinkKit.Aws.Clients;

/// <summary>
/// Batched describes for resources that are polled. EC2 is queried by filter, which tolerates unknown ids; an emulator that lacks the
/// filter is queried by ids.
/// </summary>
internal sealed class BatchedDescribes(IAmazonEC2 ec2, IAmazonElasticLoadBalancingV2 elbV2, IAmazonECS ecs)
{
    /// <summary>Maximum number of filter values per EC2 request.</summary>
    private const int FilterValues = 200;

    private readonly ConcurrentDictionary<string, BatchedDescribe<DescribeServicesResponse, EcsService>> _services = new();

    public BatchedDescribe<DescribeNatGatewaysResponse, NatGateway> NatGateways { get; } = new(
        FilterValues,
        (ids, token) => ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { Filter = Any("nat-gateway-id", ids) }, token),
        response => response.NatGateways,
        gateway => gateway.NatGatewayId,
        (ids, token) => ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { NatGatewayIds = ids }, token));

    public BatchedDescribe<DescribeVpcEndpointsResponse, VpcEndpoint> Endpoints { get; } = new(
        FilterValues,
        (ids, token) => ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { Filters = Any("vpc-endpoint-id", ids) }, token),
        response => response.VpcEndpoints,
        endpoint => endpoint.VpcEndpointId,
        (ids, token) => ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = ids }, token));

    public BatchedDescribe<DescribeVpcEndpointServiceConfigurationsResponse, ServiceConfiguration> EndpointServices { get; } = new(
        FilterValues,
        (ids, token) => ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new DescribeVpcEndpointServiceConfigurationsRequest { Filters = Any("service-id", ids) }, token),
        response => response.ServiceConfigurations,
        service => service.ServiceId,
        (ids, token) => ec2.DescribeVpcEndpointServiceConfigurationsAsync(new DescribeVpcEndpointServiceConfigurationsRequest { ServiceIds = ids }, token));

    public BatchedDescribe<DescribeLoadBalancersResponse, LoadBalancer> LoadBalancers { get; } = new(
        20,
        (arns, token) => elbV2.DescribeLoadBalancersAsync(new DescribeLoadBalancersRequest { LoadBalancerArns = arns }, token),
        response => response.LoadBalancers,
        balancer => balancer.LoadBalancerArn);

    /// <summary>Services of one cluster, by ARN.</summary>
    public BatchedDescribe<DescribeServicesResponse, EcsService> Services(string cluster) => _services.GetOrAdd(cluster, name => new(
        10,
        (arns, token) => ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = name, Services = arns }, token),
        response => response.Services,
        service => service.ServiceArn));

    private static List<Amazon.EC2.Model.Filter> Any(string name, List<string> values) => [new(name, values)];
}
