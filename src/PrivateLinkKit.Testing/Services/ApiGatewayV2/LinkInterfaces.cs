using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>The network interfaces of VPC links, one for each subnet.</summary>
internal static class LinkInterfaces
{
    // "API Gateway deletes the network interfaces" some time after the link; until then their subnets and groups cannot be deleted.
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<string> Add(AccountRegion region, string linkId, IReadOnlyList<string> subnetIds, IReadOnlyList<string> groupIds)
    {
        if (subnetIds is [] || Quota.IsReached(region, ApiGatewayV2Quotas.SubnetsPerLink + 1, subnetIds.Count))
        {
            throw ApiGatewayV2Errors.BadRequest($"A VPC link has 1 to {ApiGatewayV2Quotas.SubnetsPerLink} subnets");
        }

        var subnets = subnetIds.Select(id => VpcLookup.Subnet(region, id)
            ?? throw ApiGatewayV2Errors.BadRequest($"The subnet ID '{id}' does not exist")).ToList();
        if (subnets.DistinctBy(subnet => subnet.VpcId).Count() > 1)
        {
            throw ApiGatewayV2Errors.BadRequest("The subnets of a VPC link must be in the same VPC");
        }

        var vpcId = subnets[0].VpcId!;
        if (groupIds.FirstOrDefault(id => VpcLookup.SecurityGroup(region, id)?.VpcId != vpcId) is { } foreign)
        {
            throw ApiGatewayV2Errors.BadRequest($"The security group '{foreign}' does not exist in VPC '{vpcId}'");
        }

        IReadOnlyList<string> groups = groupIds is [] ? [VpcLookup.DefaultSecurityGroup(region, vpcId).GroupId!] : groupIds;
        var made = new List<string>();
        try
        {
            foreach (var subnet in subnets)
            {
                made.Add(NetworkInterfaces.CreateManaged(
                    region,
                    subnet.SubnetId!,
                    groups,
                    interfaceType: "api_gateway_managed",
                    description: $"API Gateway VPC link {linkId}",
                    requesterId: "amazon-apigateway",
                    instanceOwnerId: "amazon-aws").NetworkInterfaceId!);
            }

            return made;
        }
        catch (AwsErrorException error)
        {
            made.ForEach(id => NetworkInterfaces.Delete(region, id));
            throw ApiGatewayV2Errors.BadRequest(error.Message);
        }
    }

    public static void Release(AccountRegion region, IReadOnlyList<string> interfaceIds) => region.Cloud.Timeline.After(ReleaseTime, () =>
    {
        foreach (var id in interfaceIds)
        {
            NetworkInterfaces.Delete(region, id);
        }
    });
}
