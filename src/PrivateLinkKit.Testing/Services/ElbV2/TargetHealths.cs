using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Answers DescribeTargetHealth from known results, and checks the remaining targets.</summary>
internal sealed class TargetHealths(ITargetHealth health)
{
    public async Task<DescribeTargetHealthResult> DescribeAsync(ServiceCall call, DescribeTargetHealthRequest request)
    {
        TargetGroup group;
        List<(TargetDescription Target, TargetHealthDescription? Known)> wanted;
        lock (call.Cloud.Gate)
        {
            group = TargetGroups.Get(call.Region, request.TargetGroupArn!);
            wanted = [.. Wanted(call.Region, group, request.Targets).Select(target => (target, Known(call.Region, group, target)))];
        }

        var checks = wanted.Any(entry => entry.Known is null) ? await health.CheckAsync(group.TargetGroupArn!, call.Aborted) : [];
        var asked = checks.ToLookup(check => ((string?)check.Id, (int?)check.Port));
        return new DescribeTargetHealthResult
        {
            TargetHealthDescriptions =
            [
                .. wanted.Select(entry => entry.Known
                    ?? asked[(entry.Target.Id, entry.Target.Port)].Select(check => Describe(group, check)).FirstOrDefault()
                    ?? NotRegistered(group, entry.Target)),
            ],
        };
    }

    /// <summary>Answers without checks: targets that would be checked are <c>initial</c>.</summary>
    public static DescribeTargetHealthResult DescribeUnchecked(ServiceCall call, DescribeTargetHealthRequest request)
    {
        var group = TargetGroups.Get(call.Region, request.TargetGroupArn!);
        return new()
        {
            TargetHealthDescriptions =
            [
                .. Wanted(call.Region, group, request.Targets).Select(target =>
                    Known(call.Region, group, target) ?? Initial(group, target)),
            ],
        };
    }

    private static IEnumerable<TargetDescription> Wanted(AccountRegion region, TargetGroup group, IReadOnlyList<TargetDescription>? named)
    {
        var registered = region.ElbV2.TargetsOf(group.TargetGroupArn!)
            .Select(target => new TargetDescription { Id = target.Id, Port = target.Port, AvailabilityZone = target.AvailabilityZone })
            .ToList();
        return named is not { Count: > 0 }
            ? registered
            : named.SelectMany(name => registered.Where(target => target.Id == name.Id && (name.Port is null || target.Port == name.Port))
                .DefaultIfEmpty(name with { Port = name.Port ?? group.Port }));
    }

    private static TargetHealthDescription? Known(AccountRegion region, TargetGroup group, TargetDescription target)
    {
        var row = region.ElbV2.Targets.Find(RegisteredTarget.KeyOf(group.TargetGroupArn!, target.Id!, target.Port!.Value));
        if (row is null)
        {
            return NotRegistered(group, target);
        }

        if (row.Draining)
        {
            return State(group, target, "draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");
        }

        var balancers = region.ElbV2.LoadBalancersOf(group.TargetGroupArn!);
        if (balancers.Count == 0)
        {
            return State(group, target, "unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer");
        }

        if (TargetMap.EndedState(region, row) is { } ended)
        {
            return State(group, target, "unused", "Target.InvalidState", $"Target is in the {ended} state");
        }

        var zones = balancers.SelectMany(region.ElbV2.NodesOf).Select(node => node.ZoneName);
        return row.AvailabilityZone is null or "all" || zones.Contains(row.AvailabilityZone)
            ? null
            : State(group, target, "unused", "Target.NotInUse", "Target is in an Availability Zone that is not enabled for the load balancer");
    }

    private static TargetHealthDescription Describe(TargetGroup group, TargetCheck check)
    {
        var target = new TargetDescription { Id = check.Id, Port = check.Port, AvailabilityZone = check.Zone };
        return check.Health switch
        {
            CheckedHealth.Unchecked => Initial(group, target),
            CheckedHealth.Undecided => State(group, target, "initial", "Elb.InitialHealthChecking", "Initial health checks in progress"),
            CheckedHealth.Healthy => State(group, target, "healthy", reason: null, description: null),
            _ => State(group, target, "unhealthy", check.Reason, check.Description),
        };
    }

    private static TargetHealthDescription Initial(TargetGroup group, TargetDescription target) =>
        State(group, target, "initial", "Elb.RegistrationInProgress", "Target registration is in progress");

    private static TargetHealthDescription NotRegistered(TargetGroup group, TargetDescription target) =>
        State(group, target, "unused", "Target.NotRegistered", "Target is not registered to the target group");

    private static TargetHealthDescription State(TargetGroup group, TargetDescription target, string state, string? reason, string? description) => new()
    {
        Target = target,
        HealthCheckPort = group.HealthCheckPort == HealthChecks.TrafficPort ? $"{target.Port}" : group.HealthCheckPort,
        TargetHealth = new TargetHealth { State = state, Reason = reason, Description = description },
    };
}
