using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Scaling policies. They are recorded only, since they act on alarms; those of Amazon ECS are acted on by that.</summary>
internal static class ScalingPolicies
{
    private const string Simple = "SimpleScaling";
    private const string Step = "StepScaling";
    private const string TargetTracking = "TargetTrackingScaling";

    private static readonly string[] Adjustments = ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"];

    public static DescribeAdjustmentTypesResult AdjustmentTypes(ServiceCall call, DescribeAdjustmentTypesRequest request) =>
        new() { AdjustmentTypes = [.. Adjustments.Select(name => new AdjustmentType { Type = name })] };

    public static PutScalingPolicyResult Put(ServiceCall call, PutScalingPolicyRequest request)
    {
        var group = GroupLookup.Changeable(call.Region, request.AutoScalingGroupName!);
        Check(request);
        var before = call.Region.AutoScaling.Policies.Find(KeyOf(group.Name, request.PolicyName!));
        var policy = (before ?? New(call.Region, group.Name, request.PolicyName!)) with
        {
            PolicyType = request.PolicyType ?? Simple,
            AdjustmentType = request.AdjustmentType,
            MinAdjustmentMagnitude = request.MinAdjustmentMagnitude,
            ScalingAdjustment = request.ScalingAdjustment,
            Cooldown = request.Cooldown,
            StepAdjustments = request.StepAdjustments,
            MetricAggregationType = request.PolicyType is Step ? request.MetricAggregationType ?? "Average" : null,
            EstimatedInstanceWarmup = request.EstimatedInstanceWarmup,
            TargetTrackingConfiguration = request.TargetTrackingConfiguration,
            Enabled = request.Enabled ?? true,
        };
        policy = request.PolicyType is TargetTracking ? policy : policy with { Alarms = [] };
        call.Region.AutoScaling.Policies.Put(policy);
        return new() { PolicyARN = policy.PolicyARN, Alarms = policy.Alarms };
    }

    public static DeletePolicyResult Delete(ServiceCall call, DeletePolicyRequest request)
    {
        if (request.AutoScalingGroupName is { } name)
        {
            GroupLookup.Changeable(call.Region, name);
        }

        var found = call.Region.AutoScaling.Policies.FirstOrDefault(policy =>
            (policy.PolicyARN == request.PolicyName || policy.PolicyName == request.PolicyName)
            && (request.AutoScalingGroupName is null || policy.AutoScalingGroupName == request.AutoScalingGroupName))
            ?? throw AutoScalingErrors.Validation($"Scaling policy '{request.PolicyName}' not found");
        call.Region.AutoScaling.Policies.Remove(KeyOf(found.AutoScalingGroupName!, found.PolicyName!));
        return new();
    }

    public static DescribePoliciesResult Describe(ServiceCall call, DescribePoliciesRequest request)
    {
        if (request.AutoScalingGroupName is { } name)
        {
            GroupLookup.Get(call.Region, name);
        }

        var (names, types) = (request.PolicyNames ?? [], request.PolicyTypes ?? []);
        var wanted = call.Region.AutoScaling.Policies.Where(policy =>
            (request.AutoScalingGroupName is null || policy.AutoScalingGroupName == request.AutoScalingGroupName)
            && (names is [] || names.Contains(policy.PolicyName!) || names.Contains(policy.PolicyARN!))
            && (types is [] || types.Contains(policy.PolicyType!)));
        var (page, next) = Pages.Of(wanted, policy => KeyOf(policy.AutoScalingGroupName!, policy.PolicyName!), request.NextToken, request.MaxRecords);
        return new() { ScalingPolicies = page, NextToken = next };
    }

    public static string KeyOf(string groupName, string policyName) => $"{groupName}\n{policyName}";

    /// <summary>Returns a new target tracking policy with its two alarms.</summary>
    public static ScalingPolicy New(AccountRegion region, string groupName, string policyName)
    {
        var id = region.Cloud.Ids.NextGuid();
        return new()
        {
            AutoScalingGroupName = groupName,
            PolicyName = policyName,
            PolicyARN = region.Arn("autoscaling", $"scalingPolicy:{id}:autoScalingGroupName/{groupName}:policyName/{policyName}"),
            PolicyType = TargetTracking,
            Enabled = true,
            Alarms = [Alarm(region, groupName, isHigh: true), Alarm(region, groupName, isHigh: false)],
        };
    }

    /// <summary>Returns the name of an alarm of a policy.</summary>
    public static string? AlarmName(AccountRegion region, string groupName, string policyName, bool isHigh) =>
        region.AutoScaling.Policies.Find(KeyOf(groupName, policyName))?.Alarms?[isHigh ? 0 : 1].AlarmName;

    private static Alarm Alarm(AccountRegion region, string groupName, bool isHigh)
    {
        var name = $"TargetTracking-{groupName}-Alarm{(isHigh ? "High" : "Low")}-{region.Cloud.Ids.NextGuid()}";
        return new() { AlarmName = name, AlarmARN = region.Arn("cloudwatch", $"alarm:{name}") };
    }

    private static void Check(PutScalingPolicyRequest request)
    {
        var missing = request.PolicyType switch
        {
            TargetTracking => request.TargetTrackingConfiguration is null ? "TargetTrackingConfiguration" : null,
            Step => request.AdjustmentType is null ? "AdjustmentType" : request.StepAdjustments is null or [] ? "StepAdjustments" : null,
            null or Simple => request.AdjustmentType is null ? "AdjustmentType" : request.ScalingAdjustment is null ? "ScalingAdjustment" : null,
            var other => throw AutoScalingErrors.NotEmulated($"scaling policies of the type {other}"),
        };
        if (missing is not null)
        {
            throw AutoScalingErrors.Validation($"{missing} must be specified for a policy of the type {request.PolicyType ?? Simple}");
        }

        if (request.AdjustmentType is { } adjustment && !Adjustments.Contains(adjustment))
        {
            throw AutoScalingErrors.Validation($"Adjustment type '{adjustment}' must be one of {string.Join(", ", Adjustments)}");
        }
    }
}
