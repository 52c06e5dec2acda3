namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Processes of a group.</summary>
internal static class ProcessNames
{
    public const string AddToLoadBalancer = "AddToLoadBalancer";
    public const string HealthCheck = "HealthCheck";
    public const string InstanceRefresh = "InstanceRefresh";
    public const string Launch = "Launch";
    public const string Rebalance = "AZRebalance";
    public const string ReplaceUnhealthy = "ReplaceUnhealthy";
    public const string Terminate = "Terminate";

    // There are no alarms and no scheduled actions, so the other two have no effect.
    public static IReadOnlyList<string> All { get; } =
        [Rebalance, AddToLoadBalancer, "AlarmNotification", HealthCheck, InstanceRefresh, Launch, ReplaceUnhealthy, "ScheduledActions", Terminate];
}
