using System.Globalization;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The health-check settings of a target group: AWS's defaults and rules.</summary>
internal static class HealthChecks
{
    public const string TrafficPort = "traffic-port";

    /// <summary>Returns the group with defaults for all omitted settings.</summary>
    public static TargetGroup WithDefaults(TargetGroup group)
    {
        // TCP is the default behind Network Load Balancers, but an alb target only takes HTTP.
        var protocol = group.HealthCheckProtocol
            ?? (ElbProtocols.IsHttp(group.Protocol!) || group.TargetType == TargetTypes.Alb ? ElbProtocols.Http : ElbProtocols.Tcp);
        var http = ElbProtocols.IsHttp(protocol);
        return group with
        {
            HealthCheckProtocol = protocol,
            HealthCheckPort = group.HealthCheckPort ?? TrafficPort,
            HealthCheckEnabled = group.HealthCheckEnabled ?? true,
            HealthCheckIntervalSeconds = group.HealthCheckIntervalSeconds ?? 30,
            HealthCheckTimeoutSeconds = group.HealthCheckTimeoutSeconds ?? (protocol is ElbProtocols.Http ? 6 : 10),
            HealthyThresholdCount = group.HealthyThresholdCount ?? 5,
            UnhealthyThresholdCount = group.UnhealthyThresholdCount ?? 2,
            HealthCheckPath = group.HealthCheckPath ?? (http ? "/" : null),
            Matcher = group.Matcher ?? (http ? new Matcher { HttpCode = ElbProtocols.IsHttp(group.Protocol!) ? "200" : "200-399" } : null),
        };
    }

    public static void Check(TargetGroup group)
    {
        if (group.HealthCheckProtocol is not (ElbProtocols.Http or ElbProtocols.Https or ElbProtocols.Tcp))
        {
            throw ElbV2Errors.InvalidConfiguration($"Health check protocol '{group.HealthCheckProtocol}' is not supported for health checks");
        }

        CheckProtocol(group);
        if (group.HealthCheckEnabled == false)
        {
            throw ElbV2Errors.InvalidConfiguration($"Health checks cannot be disabled for target type '{group.TargetType}'");
        }

        if (group.HealthCheckTimeoutSeconds >= group.HealthCheckIntervalSeconds)
        {
            throw ElbV2Errors.Validation(
                $"Health check interval '{group.HealthCheckIntervalSeconds}' must be greater than the timeout '{group.HealthCheckTimeoutSeconds}'");
        }

        if (group.HealthCheckPort != TrafficPort && !(int.TryParse(group.HealthCheckPort, out var port) && port is >= 1 and <= 65535))
        {
            throw ElbV2Errors.Validation($"Health check port '{group.HealthCheckPort}' must be '{TrafficPort}' or a port number between 1 and 65535");
        }
    }

    private static void CheckProtocol(TargetGroup group)
    {
        if (ElbProtocols.IsHttp(group.HealthCheckProtocol!))
        {
            CheckHttp(group);
            return;
        }

        if (ElbProtocols.IsHttp(group.Protocol!) || group.TargetType == TargetTypes.Alb)
        {
            throw ElbV2Errors.InvalidConfiguration(
                $"Health check protocol '{group.HealthCheckProtocol}' is not supported for target groups with the protocol '{group.Protocol}'"
                + $" and target type '{group.TargetType}'");
        }

        if (group.HealthCheckPath is not null || group.Matcher is not null)
        {
            throw ElbV2Errors.InvalidConfiguration($"Health check path and matcher are not supported for health check protocol '{group.HealthCheckProtocol}'");
        }
    }

    private static void CheckHttp(TargetGroup group)
    {
        if (!group.HealthCheckPath!.StartsWith('/'))
        {
            throw ElbV2Errors.Validation($"Health check path '{group.HealthCheckPath}' must begin with a '/' character");
        }

        var most = ElbProtocols.IsHttp(group.Protocol!) ? 499 : 599;
        foreach (var part in group.Matcher!.HttpCode!.Split(','))
        {
            var codes = part.Split('-');
            var valid = codes.Length <= 2
                && codes.All(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 200 && number <= most)
                && string.CompareOrdinal(codes[0], codes[^1]) <= 0;
            if (!valid)
            {
                throw ElbV2Errors.Validation($"Health check matcher HTTP code '{group.Matcher.HttpCode}' must be within the range 200-{most}");
            }
        }
    }

    /// <summary>Delay before the checks of a new target start. A Network Load Balancer takes minutes (NLB guide, "Target health status").</summary>
    public static TimeSpan DelayOf(TargetGroup group) => ElbProtocols.IsHttp(group.Protocol!) ? TimeSpan.Zero : TimeSpan.FromSeconds(90);
}
