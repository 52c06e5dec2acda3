namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Causes of activities, in AWS's words.</summary>
internal static class Causes
{
    public const string NotRunning = "an EC2 health check indicating it has been terminated or stopped.";
    public const string StatusChecks = "an EC2 instance status checks failure.";
    public const string Targets = "an ELB system health check failure.";
    public const string User = "a user health-check.";
    public const string Refresh = "an instance refresh.";
    public const string Rebalance = "a need to rebalance the Availability Zones of the group.";

    public static string Created(int desired) => $"a user request created an AutoScalingGroup changing the desired capacity from 0 to {desired}.";

    public static string Set(int before, int desired) =>
        $"a user request explicitly set group desired capacity changing the desired capacity from {before} to {desired}.";

    public static string Updated(int least, int most, int before, int desired) =>
        $"a user request update of AutoScalingGroup constraints to min: {least}, max: {most}, desired: {desired}"
        + $" changing the desired capacity from {before} to {desired}.";

    public static string Tracked(string? alarm, string policy, int before, int desired) =>
        $"a monitor alarm {alarm} in state ALARM triggered policy {policy} changing the desired capacity from {before} to {desired}.";

    public static string Launched(AccountRegion region, string? reason, int before, int desired) => Timed(
        region,
        reason,
        "an instance was started in response to a difference between desired and actual capacity,"
            + $" increasing the capacity from {before} to {desired}.");

    public static string Replaced(AccountRegion region) =>
        Timed(region, null, "an instance was launched in response to an unhealthy instance needing to be replaced.");

    public static string TakenOut(AccountRegion region, string why) => Timed(region, null, $"an instance was taken out of service in response to {why}");

    public static string Shrunk(AccountRegion region, string? reason, int before, int desired, string id) => Timed(
        region,
        reason,
        "an instance was taken out of service in response to a difference between desired and actual capacity,"
            + $" shrinking the capacity from {before} to {desired}.",
        $"instance {id} was selected for termination.");

    public static string ByUser(AccountRegion region, string id) =>
        Timed(region, null, $"instance {id} was taken out of service in response to a user request.");

    private static string Timed(AccountRegion region, string? reason, params IEnumerable<string> steps) => string.Join(
        "  ", (reason is null ? steps : steps.Prepend(reason)).Select(step => $"At {region.Cloud.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {step}"));
}
