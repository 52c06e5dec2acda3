using Amazon.EC2.Model;
using Amazon.Runtime;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Resources of EC2's actions, from the Service Authorization Reference.</summary>
internal static class Ec2Calls
{
    private const string Service = "ec2";

    public static IEnumerable<CallRow> Rows =>
    [
        Creates<CreateVpcRequest>("vpc", call => call.TagSpecifications, _ => []),
        Creates<CreateInternetGatewayRequest>("internet-gateway", call => call.TagSpecifications, _ => []),
        Creates<AllocateAddressRequest>("elastic-ip", call => call.TagSpecifications, _ => []),
        Creates<CreateVpcEndpointServiceConfigurationRequest>("vpc-endpoint-service", call => call.TagSpecifications, _ => []),
        Creates<CreateSubnetRequest>("subnet", call => call.TagSpecifications, call => [call.VpcId]),
        Creates<CreateRouteTableRequest>("route-table", call => call.TagSpecifications, call => [call.VpcId]),
        Creates<CreateSecurityGroupRequest>("security-group", call => call.TagSpecifications, call => [call.VpcId]),
        Creates<CreateNatGatewayRequest>("natgateway", call => call.TagSpecifications, call => [call.SubnetId, call.AllocationId]),
        Creates<CreateVpcEndpointRequest>("vpc-endpoint", call => call.TagSpecifications,
            call => [call.VpcId, .. call.SubnetIds ?? [], .. call.SecurityGroupIds ?? []]),

        Changes<ModifyVpcAttributeRequest>(call => [call.VpcId]),
        Changes<DeleteVpcRequest>(call => [call.VpcId]),
        Changes<DeleteSubnetRequest>(call => [call.SubnetId]),
        Changes<AttachInternetGatewayRequest>(call => [call.InternetGatewayId, call.VpcId]),
        Changes<DetachInternetGatewayRequest>(call => [call.InternetGatewayId, call.VpcId]),
        Changes<DeleteInternetGatewayRequest>(call => [call.InternetGatewayId]),
        Changes<ReleaseAddressRequest>(call => [call.AllocationId]),
        Changes<DeleteNatGatewayRequest>(call => [call.NatGatewayId]),
        Changes<CreateRouteRequest>(call => [call.RouteTableId]),
        Changes<ReplaceRouteRequest>(call => [call.RouteTableId]),
        Changes<DeleteRouteRequest>(call => [call.RouteTableId]),
        Changes<AssociateRouteTableRequest>(call => [call.RouteTableId, call.SubnetId]),
        Changes<ReplaceRouteTableAssociationRequest>(call => [call.RouteTableId, call.AssociationId]),
        Changes<DisassociateRouteTableRequest>(call => [call.AssociationId]),
        Changes<DeleteRouteTableRequest>(call => [call.RouteTableId]),
        Changes<AuthorizeSecurityGroupIngressRequest>(call => [call.GroupId]),
        Changes<AuthorizeSecurityGroupEgressRequest>(call => [call.GroupId]),
        Changes<RevokeSecurityGroupIngressRequest>(call => [call.GroupId]),
        Changes<RevokeSecurityGroupEgressRequest>(call => [call.GroupId]),
        Changes<DeleteSecurityGroupRequest>(call => [call.GroupId]),
        Changes<ModifyVpcEndpointRequest>(call => [call.VpcEndpointId, .. call.AddSubnetIds ?? [], .. call.RemoveSubnetIds ?? [],
            .. call.AddSecurityGroupIds ?? [], .. call.RemoveSecurityGroupIds ?? []]),
        Changes<DeleteVpcEndpointsRequest>(call => call.VpcEndpointIds),
        Changes<ModifyVpcEndpointServiceConfigurationRequest>(call => [call.ServiceId]),
        Changes<ModifyVpcEndpointServicePermissionsRequest>(call => [call.ServiceId]),
        Changes<AcceptVpcEndpointConnectionsRequest>(call => [call.ServiceId]),
        Changes<RejectVpcEndpointConnectionsRequest>(call => [call.ServiceId]),
        Changes<DeleteVpcEndpointServiceConfigurationsRequest>(call => call.ServiceIds),

        CallRow.Of<CreateTagsRequest>(Service, (row, call, place) => row with
        {
            Existing = [.. call.Resources.Select(place.Ec2)], Tags = Map(call.Tags), IsJudgedTogether = true,
        }),
        CallRow.Of<DeleteTagsRequest>(Service, (row, call, place) => row with
        {
            Existing = [.. call.Resources.Select(place.Ec2)], RemovedKeys = [.. (call.Tags ?? []).Select(tag => tag.Key)],
        }),
    ];

    private static CallRow Creates<T>(string type, Func<T, List<TagSpecification>?> tags, Func<T, IEnumerable<string>> parents)
        where T : AmazonWebServiceRequest => CallRow.Of<T>(Service, (row, call, place) => row with
    {
        Made = [place.Arn(Service, $"{type}/*")],
        Existing = [.. parents(call).Select(place.Ec2)],
        Tags = Map((tags(call) ?? []).SelectMany(specification => specification.Tags)),
        TaggedOnCreate = [place.Arn(Service, $"{type}/*")],
    });

    private static CallRow Changes<T>(Func<T, IEnumerable<string>> ids)
        where T : AmazonWebServiceRequest => CallRow.Of<T>(Service, (row, call, place) => row with { Existing = [.. ids(call).Select(place.Ec2)] });

    private static Dictionary<string, string> Map(IEnumerable<Tag> tags) => tags.ToDictionary(tag => tag.Key, tag => tag.Value);
}
