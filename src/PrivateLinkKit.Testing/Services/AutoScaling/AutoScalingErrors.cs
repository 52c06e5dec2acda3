namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>The errors of Auto Scaling, in AWS's words.</summary>
internal static class AutoScalingErrors
{
    public static AwsErrorException Validation(string message) => new("ValidationError", message);

    public static AwsErrorException NotEmulated(string what) => new("UnsupportedOperation", $"EmbeddedAws does not emulate {what}");

    public static AwsErrorException GroupNotFound(string name) => Validation($"AutoScalingGroup name not found - AutoScalingGroup '{name}' not found");

    public static AwsErrorException GroupExists(string name) =>
        new("AlreadyExists", $"AutoScalingGroup by this name already exists - A group with the name {name} already exists");

    public static AwsErrorException InstanceNotFound(string id) =>
        Validation($"Instance Id not found - No managed instance found for instance ID: {id}");

    public static AwsErrorException InvalidTemplate(string reason) => Validation($"You must use a valid fully-formed launch template. {reason}");

    public static AwsErrorException InvalidTargetGroups() =>
        Validation("Provided Target Groups may not be valid. Please ensure they exist and try again.");

    public static AwsErrorException HasInstances() => new(
        "ResourceInUse",
        "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.");

    public static AwsErrorException HasActivities() => new(
        "ScalingActivityInProgress", "You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.");

    public static AwsErrorException Blocked(string activityId) =>
        new("ScalingActivityInProgress", $"Scaling activity {activityId} is in progress and blocks this action");

    public static AwsErrorException Deleting(string name) => new(
        "ScalingActivityInProgress", $"AutoScalingGroup {name} is pending deletion; no changes can be made to it");

    public static AwsErrorException RefreshInProgress() => new(
        "InstanceRefreshInProgress", "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.");

    public static AwsErrorException NoRefresh(string name) => new(
        "ActiveInstanceRefreshNotFound", $"No in progress or pending Instance Refresh found for Auto Scaling group {name}");

    public static AwsErrorException InvalidNextToken() => new("InvalidNextToken", "The token is not valid");

    public static AwsErrorException LimitExceeded(string what, int most) => new("LimitExceeded", $"You have reached the limit of {most} {what}");
}
