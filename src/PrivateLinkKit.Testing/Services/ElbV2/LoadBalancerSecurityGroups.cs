using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The security groups of a load balancer, at creation and later.</summary>
internal static class LoadBalancerSecurityGroups
{
    private const int Most = 5;

    /// <summary>
    /// An Application Load Balancer without groups gets the default one of its VPC; a Network Load Balancer then permanently has none.
    /// </summary>
    public static IReadOnlyList<string>? Check(AccountRegion region, string type, string vpcId, IReadOnlyList<string>? groupIds)
    {
        if (groupIds is not { Count: > 0 })
        {
            return type == LoadBalancerTypes.Network ? null : [VpcLookup.DefaultSecurityGroup(region, vpcId).GroupId!];
        }

        if (groupIds.Count > Most)
        {
            throw ElbV2Errors.InvalidConfiguration($"Up to {Most} security groups can be specified, but {groupIds.Count} were");
        }

        foreach (var id in groupIds)
        {
            var group = VpcLookup.SecurityGroup(region, id) ?? throw ElbV2Errors.InvalidSecurityGroup(id);
            if (group.VpcId != vpcId)
            {
                throw ElbV2Errors.InvalidConfiguration($"The security group '{id}' does not belong to VPC '{vpcId}'");
            }
        }

        return [.. groupIds.Distinct()];
    }

    public static SetSecurityGroupsResult Set(ServiceCall call, SetSecurityGroupsRequest request)
    {
        var region = call.Region;
        var balancer = LoadBalancers.Get(region, request.LoadBalancerArn!);
        var network = balancer.Type == LoadBalancerTypes.Network;
        if (request.SecurityGroups is not { Count: > 0 })
        {
            throw ElbV2Errors.InvalidConfiguration("At least one security group must be specified");
        }

        if (network && balancer.SecurityGroups is not { Count: > 0 })
        {
            throw ElbV2Errors.InvalidConfiguration(
                "You cannot set security groups for a Network Load Balancer that was created without any");
        }

        if (!network && request.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic is not null)
        {
            throw ElbV2Errors.InvalidConfiguration("Inbound rules on PrivateLink traffic can only be enforced by a Network Load Balancer");
        }

        var changed = balancer with
        {
            SecurityGroups = Check(region, balancer.Type!, balancer.VpcId!, request.SecurityGroups),
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic =
                request.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic ?? balancer.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
        };
        region.ElbV2.LoadBalancers.Put(changed);
        foreach (var node in region.ElbV2.NodesOf(changed.LoadBalancerArn!))
        {
            VpcLookup.SetSecurityGroups(region, node.EniId, changed.SecurityGroups!);
        }

        return new SetSecurityGroupsResult
        {
            SecurityGroupIds = changed.SecurityGroups,
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = changed.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
        };
    }
}
