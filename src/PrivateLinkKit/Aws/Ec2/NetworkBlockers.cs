using Amazon.EC2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Finds foreign resources for which AWS would refuse to delete the stack's network, except load balancers.</summary>
internal static class NetworkBlockers
{
    public static async Task<IReadOnlyList<PreflightFinding>> FindAsync(IReadOnlyList<ResourceState> going, HandlerContext context)
    {
        var network = await NetworkContents.OfAsync(going, context);
        return
        [
            .. await InterfaceUse.FindingsAsync(
                network.Uses.Where(use => use.User.Code is not PreflightCode.ForeignLoadBalancer), user => IsForeignAsync(user, context)),
            .. network.ForeignGroups.Select(group => Group(network.Doomed, group)).OfType<PreflightFinding>(),
            .. network.ForeignSubnets.Select(subnet => Subnet(network.Doomed, subnet)).OfType<PreflightFinding>(),
        ];
    }

    /// <summary>
    /// Returns false for a user that is deleted, or carries the stack's tags: interfaces of deleted users remain for some minutes, and another host may create
    /// some at this moment.
    /// </summary>
    private static async Task<bool> IsForeignAsync(InterfaceUser user, HandlerContext context)
    {
        switch (user.Code)
        {
            case PreflightCode.ForeignEndpoint:
                var endpoint = await context.FindAsync(context.Ec2Describes.Endpoints, user.Id);
                return endpoint is not null && endpoint.State != State.Deleting && endpoint.State != State.Deleted && !IsOwn(endpoint.Tags);
            case PreflightCode.ForeignNatGateway:
                var gateway = await context.FindAsync(context.Ec2Describes.NatGateways, user.Id);
                return gateway is not null && gateway.State != Amazon.EC2.NatGatewayState.Deleting
                    && gateway.State != Amazon.EC2.NatGatewayState.Deleted && !IsOwn(gateway.Tags);
            default:
                return true;
        }

        bool IsOwn(List<Sdk.Tag>? tags) => Ec2Tags.AreOf(context.Tags.Identity, tags);
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
