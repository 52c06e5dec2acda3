using Amazon.EC2;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Batched describes by filter, which tolerates unknown ids; an emulator that lacks the filter is queried by ids.</summary>
internal sealed class Ec2Describes(IAmazonEC2 ec2)
{
    /// <summary>Maximum number of filter values per EC2 request.</summary>
    private const int FilterValues = 200;

    public BatchedDescribe<Sdk.DescribeNatGatewaysResponse, Sdk.NatGateway> NatGateways { get; } = new(
        FilterValues,
        (ids, token) => ec2.DescribeNatGatewaysAsync(new Sdk.DescribeNatGatewaysRequest { Filter = Any("nat-gateway-id", ids) }, token),
        response => response.NatGateways,
        gateway => gateway.NatGatewayId,
        (ids, token) => ec2.DescribeNatGatewaysAsync(new Sdk.DescribeNatGatewaysRequest { NatGatewayIds = ids }, token));

    public BatchedDescribe<Sdk.DescribeVpcEndpointsResponse, Sdk.VpcEndpoint> Endpoints { get; } = new(
        FilterValues,
        (ids, token) => ec2.DescribeVpcEndpointsAsync(new Sdk.DescribeVpcEndpointsRequest { Filters = Any("vpc-endpoint-id", ids) }, token),
        response => response.VpcEndpoints,
        endpoint => endpoint.VpcEndpointId,
        (ids, token) => ec2.DescribeVpcEndpointsAsync(new Sdk.DescribeVpcEndpointsRequest { VpcEndpointIds = ids }, token));

    public BatchedDescribe<Sdk.DescribeVpcEndpointServiceConfigurationsResponse, Sdk.ServiceConfiguration> EndpointServices { get; } = new(
        FilterValues,
        (ids, token) => ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new Sdk.DescribeVpcEndpointServiceConfigurationsRequest { Filters = Any("service-id", ids) }, token),
        response => response.ServiceConfigurations,
        service => service.ServiceId,
        (ids, token) => ec2.DescribeVpcEndpointServiceConfigurationsAsync(new Sdk.DescribeVpcEndpointServiceConfigurationsRequest { ServiceIds = ids }, token));

    private static List<Sdk.Filter> Any(string name, List<string> values) => [new(name, values)];
}
