using System.Net.Sockets;
using System.Net;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Validation rules of targets, by target type.</summary>
internal static class TargetRules
{
    private const int MostTargets = 1000;
    private const int MostGroupsPerBalancer = 2;

    private static readonly IPNetwork[] OutsideVpc =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
    ];

    public static Func<AccountRegion, TargetGroup, TargetDescription, RegisteredTarget> Of(TargetGroup group) => group.TargetType switch
    {
        TargetTypes.Ip => Address,
        TargetTypes.Alb => Balancer,
        _ => Instance,
    };

    public static void CheckCount(AccountRegion region, TargetGroup group, IEnumerable<RegisteredTarget> added)
    {
        var most = group.TargetType == TargetTypes.Alb ? 1 : MostTargets;
        var keys = region.ElbV2.TargetsOf(group.TargetGroupArn!).Where(target => !target.Draining).Concat(added).Select(target => target.Key).Distinct();
        if (keys.Count() > most)
        {
            throw ElbV2Errors.TooManyTargets($"The target group '{group.TargetGroupArn}' can have at most {most} targets of type '{group.TargetType}'");
        }
    }

    private static RegisteredTarget Address(AccountRegion region, TargetGroup group, TargetDescription target)
    {
        if (!IPAddress.TryParse(target.Id, out var address) || address.AddressFamily != AddressFamily.InterNetwork)
        {
            throw ElbV2Errors.Validation($"The target '{target.Id}' is not a valid IPv4 address");
        }

        var subnet = region.Ec2.Subnets.FirstOrDefault(subnet => subnet.VpcId == group.VpcId && IPNetwork.Parse(subnet.CidrBlock!).Contains(address));
        var zone = subnet?.AvailabilityZone ?? target.AvailabilityZone;
        if (zone is null || (subnet is null && !OutsideVpc.Any(range => range.Contains(address))))
        {
            throw ElbV2Errors.Validation(
                $"The IP address '{target.Id}' is not within a subnet of VPC '{group.VpcId}';"
                + " outside of it, specify a private address and an Availability Zone or 'all'");
        }

        if (zone is not "all" && region.Zones.All(known => known.Name != zone))
        {
            throw ElbV2Errors.Validation($"The Availability Zone '{zone}' does not exist in '{region.Name}'");
        }

        if (NodeAddresses(region, group.VpcId!).Contains(target.Id))
        {
            throw ElbV2Errors.InvalidTarget($"The IP address '{target.Id}' is used by a load balancer and cannot be a target");
        }

        return Row(region, group, target, zone);
    }

    private static RegisteredTarget Instance(AccountRegion region, TargetGroup group, TargetDescription target)
    {
        CheckNoZone(group, target);
        if (region.Ec2.Instances.Find(target.Id) is not { } instance || instance.VpcId != group.VpcId)
        {
            throw ElbV2Errors.InvalidTarget($"The instance '{target.Id}' does not exist in VPC '{group.VpcId}'");
        }

        return instance.State?.Name == "running"
            ? Row(region, group, target, zone: null)
            : throw ElbV2Errors.InvalidTarget($"The instance '{target.Id}' is not in the running state");
    }

    private static RegisteredTarget Balancer(AccountRegion region, TargetGroup group, TargetDescription target)
    {
        CheckNoZone(group, target);
        var balancer = region.ElbV2.LoadBalancers.Find(target.Id);
        if (balancer is not { Type: LoadBalancerTypes.Application, State.Code: "active" } || balancer.VpcId != group.VpcId)
        {
            throw ElbV2Errors.InvalidTarget($"The target '{target.Id}' is not an active Application Load Balancer of VPC '{group.VpcId}'");
        }

        var row = Row(region, group, target, zone: null);
        if (row.Port != group.Port || region.ElbV2.ListenersOf(target.Id!).All(listener => listener.Port != row.Port))
        {
            throw ElbV2Errors.Validation(
                "If the target type is ALB, the target must have at least one listener that matches the target group port or any specified port overrides");
        }

        var groups = region.ElbV2.Targets.Where(other => other.Id == target.Id && !other.Draining).Select(other => other.TargetGroupArn)
            .Append(group.TargetGroupArn).Distinct().Count();
        return groups > MostGroupsPerBalancer ? throw ElbV2Errors.TooManyRegistrations(target.Id!) : row;
    }

    private static void CheckNoZone(TargetGroup group, TargetDescription target)
    {
        if (target.AvailabilityZone is not null)
        {
            throw ElbV2Errors.Validation($"You cannot specify an Availability Zone for the target type '{group.TargetType}'");
        }
    }

    private static RegisteredTarget Row(AccountRegion region, TargetGroup group, TargetDescription target, string? zone) =>
        new(group.TargetGroupArn!, target.Id!, target.Port ?? group.Port!.Value, zone, region.Cloud.Now);

    private static IEnumerable<string?> NodeAddresses(AccountRegion region, string vpcId) => region.ElbV2.Nodes
        .Select(node => region.Ec2.NetworkInterfaces.Find(node.EniId))
        .Where(eni => eni?.VpcId == vpcId)
        .Select(eni => eni!.PrivateIpAddress);
}
