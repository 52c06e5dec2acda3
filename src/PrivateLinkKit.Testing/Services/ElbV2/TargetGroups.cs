using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

internal static class TargetGroups
{
    public static CreateTargetGroupResult Create(ServiceCall call, CreateTargetGroupRequest request)
    {
        var region = call.Region;
        ResourceNames.CheckTargetGroup(request.Name!);
        CheckTraffic(region, request);
        var tags = Tagging.Check(request.Tags);
        var wanted = HealthChecks.WithDefaults(new TargetGroup
        {
            TargetGroupName = request.Name,
            Protocol = request.Protocol,
            ProtocolVersion = ElbProtocols.IsHttp(request.Protocol!) ? "HTTP1" : null,
            Port = request.Port,
            VpcId = request.VpcId,
            TargetType = request.TargetType ?? TargetTypes.Instance,
            IpAddressType = "ipv4",
            HealthCheckProtocol = request.HealthCheckProtocol,
            HealthCheckPort = request.HealthCheckPort,
            HealthCheckEnabled = request.HealthCheckEnabled,
            HealthCheckPath = request.HealthCheckPath,
            HealthCheckIntervalSeconds = request.HealthCheckIntervalSeconds,
            HealthCheckTimeoutSeconds = request.HealthCheckTimeoutSeconds,
            HealthyThresholdCount = request.HealthyThresholdCount,
            UnhealthyThresholdCount = request.UnhealthyThresholdCount,
            Matcher = request.Matcher,
        });
        HealthChecks.Check(wanted);

        var existing = region.ElbV2.TargetGroups.FirstOrDefault(group => group.TargetGroupName == request.Name);
        if (existing is null)
        {
            ElbV2Quotas.TargetGroup(region);
            existing = wanted with { TargetGroupArn = ElbV2Arns.TargetGroup(region, request.Name!) };
            region.ElbV2.TargetGroups.Put(existing);
            AttributeValues.SetDefaults(region, existing.TargetGroupArn, AttributeCatalog.Of(existing));
            Tagging.Set(region, existing.TargetGroupArn, tags);
        }
        else if (existing != wanted with { TargetGroupArn = existing.TargetGroupArn } || !Tagging.Same(region, existing.TargetGroupArn!, tags))
        {
            throw ElbV2Errors.DuplicateTargetGroupName(request.Name!);
        }

        return new CreateTargetGroupResult { TargetGroups = [View(region, existing)] };
    }

    public static DescribeTargetGroupsResult Describe(ServiceCall call, DescribeTargetGroupsRequest request)
    {
        var region = call.Region;
        Markers.CheckCount(request.TargetGroupArns, "target groups");
        Markers.CheckCount(request.Names, "target groups");
        var (page, next) = Markers.Page(Find(region, request), group => group.TargetGroupArn!, request.Marker, request.PageSize);
        return new DescribeTargetGroupsResult { TargetGroups = [.. page.Select(group => View(region, group))], NextMarker = next };
    }

    public static ModifyTargetGroupResult Modify(ServiceCall call, ModifyTargetGroupRequest request)
    {
        var group = Get(call.Region, request.TargetGroupArn!);
        var protocol = request.HealthCheckProtocol ?? group.HealthCheckProtocol!;
        var http = ElbProtocols.IsHttp(protocol);
        var changed = HealthChecks.WithDefaults(group with
        {
            HealthCheckProtocol = protocol,
            HealthCheckPort = request.HealthCheckPort ?? group.HealthCheckPort,
            HealthCheckPath = request.HealthCheckPath ?? (http ? group.HealthCheckPath : null),
            HealthCheckEnabled = request.HealthCheckEnabled ?? group.HealthCheckEnabled,
            HealthCheckIntervalSeconds = request.HealthCheckIntervalSeconds ?? group.HealthCheckIntervalSeconds,
            HealthCheckTimeoutSeconds = request.HealthCheckTimeoutSeconds ?? group.HealthCheckTimeoutSeconds,
            HealthyThresholdCount = request.HealthyThresholdCount ?? group.HealthyThresholdCount,
            UnhealthyThresholdCount = request.UnhealthyThresholdCount ?? group.UnhealthyThresholdCount,
            Matcher = request.Matcher ?? (http ? group.Matcher : null),
        });
        HealthChecks.Check(changed);
        call.Region.ElbV2.TargetGroups.Put(changed);
        return new ModifyTargetGroupResult { TargetGroups = [View(call.Region, changed)] };
    }

    public static DeleteTargetGroupResult Delete(ServiceCall call, DeleteTargetGroupRequest request)
    {
        var store = call.Region.ElbV2;
        var arn = request.TargetGroupArn!;
        if (store.LoadBalancersOf(arn).Count > 0 || store.Releasing.Contains(arn))
        {
            throw ElbV2Errors.TargetGroupInUse(arn);
        }

        foreach (var target in store.TargetsOf(arn))
        {
            store.Targets.Remove(target.Key);
        }

        store.TargetGroups.Remove(arn);
        store.Attributes.Remove(arn);
        store.Tags.Remove(arn);
        return new DeleteTargetGroupResult();
    }

    public static TargetGroup Get(AccountRegion region, string arn) => region.ElbV2.TargetGroups.Find(arn) ?? throw ElbV2Errors.TargetGroupNotFound();

    private static TargetGroup GetByName(AccountRegion region, string name) =>
        region.ElbV2.TargetGroups.FirstOrDefault(group => group.TargetGroupName == name) ?? throw ElbV2Errors.TargetGroupNotFound();

    private static TargetGroup View(AccountRegion region, TargetGroup group) =>
        group with { LoadBalancerArns = region.ElbV2.LoadBalancersOf(group.TargetGroupArn!) };

    private static IEnumerable<TargetGroup> Find(AccountRegion region, DescribeTargetGroupsRequest request)
    {
        switch ((request.LoadBalancerArn, request.TargetGroupArns ?? [], request.Names ?? []))
        {
            case ({ } balancer, [], []):
                LoadBalancers.Get(region, balancer);
                return region.ElbV2.TargetGroups.Where(group => region.ElbV2.LoadBalancersOf(group.TargetGroupArn!).Contains(balancer));
            case (null, { Count: > 0 } arns, []):
                return arns.Distinct().Select(arn => Get(region, arn));
            case (null, [], { Count: > 0 } names):
                return names.Distinct().Select(name => GetByName(region, name));
            case (null, [], []):
                return region.ElbV2.TargetGroups;
            default:
                throw ElbV2Errors.Validation("Only one of load balancer ARN, target group ARNs and target group names can be specified");
        }
    }

    private static void CheckTraffic(AccountRegion region, CreateTargetGroupRequest request)
    {
        if (request.TargetType is "lambda")
        {
            throw ElbV2Errors.NotEmulated("target groups of target type 'lambda'");
        }

        if (request.Protocol is null || request.Port is null || request.VpcId is null)
        {
            throw ElbV2Errors.Validation("A protocol, a port and a VPC ID must be specified");
        }

        ElbProtocols.CheckEmulated("target groups with the protocol", request.Protocol);
        if (request.TargetType == TargetTypes.Alb && request.Protocol != ElbProtocols.Tcp)
        {
            throw ElbV2Errors.Validation($"Protocol '{request.Protocol}' is not supported with the target type '{TargetTypes.Alb}'");
        }

        if (request.ProtocolVersion is not (null or "HTTP1"))
        {
            throw ElbV2Errors.NotEmulated($"the protocol version '{request.ProtocolVersion}'");
        }

        if (request.IpAddressType is not (null or "ipv4"))
        {
            throw ElbV2Errors.NotEmulated($"the IP address type '{request.IpAddressType}'");
        }

        if (region.Ec2.Vpcs.Find(request.VpcId) is null)
        {
            throw ElbV2Errors.Validation($"The VPC ID '{request.VpcId}' is not found");
        }
    }
}
