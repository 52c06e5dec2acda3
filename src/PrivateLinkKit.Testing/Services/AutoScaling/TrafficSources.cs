using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Attaches target groups to groups, and detaches them.</summary>
internal static class TrafficSources
{
    public const string TargetGroupType = "elbv2";

    private const int MostAtOnce = 10;

    private static readonly TimeSpan Adding = TimeSpan.FromSeconds(5);

    public static AttachLoadBalancerTargetGroupsResult AttachGroups(ServiceCall call, AttachLoadBalancerTargetGroupsRequest request)
    {
        Attach(call.Region, request.AutoScalingGroupName!, request.TargetGroupARNs!);
        return new();
    }

    public static AttachTrafficSourcesResult Attach(ServiceCall call, AttachTrafficSourcesRequest request)
    {
        Attach(call.Region, request.AutoScalingGroupName!, Arns(request.TrafficSources!));
        return new();
    }

    public static DetachLoadBalancerTargetGroupsResult DetachGroups(ServiceCall call, DetachLoadBalancerTargetGroupsRequest request)
    {
        Detach(call.Region, request.AutoScalingGroupName!, request.TargetGroupARNs!);
        return new();
    }

    public static DetachTrafficSourcesResult Detach(ServiceCall call, DetachTrafficSourcesRequest request)
    {
        Detach(call.Region, request.AutoScalingGroupName!, Arns(request.TrafficSources!));
        return new();
    }

    /// <summary>Returns the ARNs of traffic sources, which are target groups.</summary>
    public static IReadOnlyList<string> Arns(IReadOnlyList<TrafficSourceIdentifier> sources)
    {
        foreach (var source in sources)
        {
            var type = source.Type ?? (source.Identifier!.Contains(":targetgroup/", StringComparison.Ordinal) ? TargetGroupType : "elb");
            if (type != TargetGroupType)
            {
                throw AutoScalingErrors.NotEmulated($"traffic sources of the type {type}");
            }
        }

        return [.. sources.Select(source => source.Identifier!)];
    }

    /// <summary>Returns the group with target groups attached, in which its instances are registered soon.</summary>
    public static GroupState Attached(AccountRegion region, GroupState group, IReadOnlyList<string> arns)
    {
        if (arns.Count > MostAtOnce)
        {
            throw AutoScalingErrors.Validation($"Trying to update too many Target Groups at once. The limit is {MostAtOnce}");
        }

        var added = arns.Distinct().Where(arn => !group.TargetGroups.Any(attached => attached.Arn == arn && attached.IsWanted)).ToList();
        foreach (var arn in added)
        {
            Check(region, group, arn);
            region.Cloud.Timeline.After(Adding, () => Add(region, group.Name, arn));
        }

        return group with
        {
            TargetGroups =
            [
                .. group.TargetGroups.Where(attached => !added.Contains(attached.Arn)),
                .. added.Select(arn => new AttachedGroup(arn, AttachedGroup.Adding)),
            ],
        };
    }

    private static void Attach(AccountRegion region, string name, IReadOnlyList<string> arns) =>
        region.AutoScaling.Groups.Put(Attached(region, GroupLookup.Changeable(region, name), arns));

    private static void Detach(AccountRegion region, string name, IReadOnlyList<string> arns)
    {
        var group = GroupLookup.Changeable(region, name);
        if (arns.Any(arn => !group.TargetGroups.Any(attached => attached.Arn == arn && attached.IsWanted)))
        {
            throw AutoScalingErrors.Validation("Trying to remove Target Groups that are not part of the group.");
        }

        foreach (var arn in arns)
        {
            var draining = region.AutoScaling.InstancesOf(name)
                .Select(instance => TargetRegistrations.Deregister(region, arn, instance.Id)).DefaultIfEmpty().Max();
            Change(region, name, arn, attached => attached with { State = AttachedGroup.Removing });
            region.Cloud.Timeline.After(draining, () => region.AutoScaling.Groups.Change(
                name, row => row with { TargetGroups = [.. row.TargetGroups.Where(attached => attached.Arn != arn || attached.IsWanted)] }));
        }
    }

    private static void Add(AccountRegion region, string name, string arn)
    {
        if (region.AutoScaling.Groups.Find(name) is not { } group
            || !group.TargetGroups.Contains(new(arn, AttachedGroup.Adding)))
        {
            return;
        }

        Change(region, name, arn, attached => attached with { State = AttachedGroup.Added });
        if (!group.Suspends(ProcessNames.AddToLoadBalancer))
        {
            foreach (var instance in region.AutoScaling.InstancesOf(name).Where(instance => instance.IsInService))
            {
                TargetRegistrations.Register(region, arn, instance.Id);
            }
        }
    }

    private static void Change(AccountRegion region, string name, string arn, Func<AttachedGroup, AttachedGroup> change) =>
        region.AutoScaling.Groups.Change(name, row => row with
        {
            TargetGroups = [.. row.TargetGroups.Select(attached => attached.Arn == arn ? change(attached) : attached)],
        });

    private static void Check(AccountRegion region, GroupState group, string arn)
    {
        var target = region.ElbV2.TargetGroups.Find(arn) ?? throw AutoScalingErrors.InvalidTargetGroups();
        if (target.TargetType != TargetTypes.Instance)
        {
            throw AutoScalingErrors.Validation(
                $"The target type of the target group '{arn}' is {target.TargetType}; instances can only be registered in one of the type instance");
        }

        if (VpcLookup.Subnet(region, group.SubnetIds[0])?.VpcId != target.VpcId)
        {
            throw AutoScalingErrors.Validation($"The target group '{arn}' is in another VPC than the Auto Scaling group");
        }
    }
}
