using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Rules of a group's settings.</summary>
internal static class GroupRules
{
    private static readonly string[] OtherHealthChecks = ["EBS", "VPC_LATTICE"];

    public static AutoScalingGroup Check(AutoScalingGroup group)
    {
        var (least, most, desired) = (group.MinSize!.Value, group.MaxSize!.Value, group.DesiredCapacity!.Value);
        if (least < 0 || most < 0)
        {
            throw AutoScalingErrors.Validation("Min size and max size must be greater than or equal to 0");
        }

        if (most < least)
        {
            throw AutoScalingErrors.Validation($"Max bound, {most}, must be greater than or equal to min bound, {least}");
        }

        if (desired < least || desired > most)
        {
            throw AutoScalingErrors.Validation($"Desired capacity:{desired} must be between the specified min size:{least} and max size:{most}");
        }

        NotNegative(group.DefaultCooldown, "Default cooldown");
        NotNegative(group.HealthCheckGracePeriod, "Health check grace period");
        NotNegative(group.DefaultInstanceWarmup, "Default instance warmup");
        CheckHealthChecks(group.HealthCheckType!);
        ScaleIn.Check(group.TerminationPolicies!);
        return group;
    }

    public static string CheckRole(AccountRegion region, string? arn)
    {
        var linked = region.Partition.IamArn(region.Account, "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
        return arn is null ? linked
            : arn.StartsWith(linked, StringComparison.Ordinal) ? arn
            : throw AutoScalingErrors.Validation($"Invalid service-linked role ARN: {arn}");
    }

    private static void NotNegative(int? value, string what)
    {
        if (value < 0)
        {
            throw AutoScalingErrors.Validation($"{what} must be greater than or equal to 0");
        }
    }

    private static void CheckHealthChecks(string types)
    {
        foreach (var type in types.Split(','))
        {
            if (OtherHealthChecks.Contains(type))
            {
                throw AutoScalingErrors.NotEmulated($"the health check type {type}");
            }

            if (type is not (HealthNames.Ec2 or HealthNames.Elb))
            {
                throw AutoScalingErrors.Validation($"Invalid value for health check type: {type}");
            }
        }
    }
}
