using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Attachments of clusters: a scaling policy or a lifecycle hook on the Auto Scaling group of a capacity provider.</summary>
internal static class ClusterAttachments
{
    public const string Hook = "ecs-managed-draining-termination-hook";
    public const string Created = "CREATED";
    public const string Deleting = "DELETING";

    private const string PolicyType = "as_policy";
    private const string DrainingType = "managed_draining";
    private const string Provider = "capacityProviderName";
    private const string Policy = "scalingPolicyName";

    /// <summary>Returns new attachments for what a provider needs.</summary>
    public static IEnumerable<Attachment> For(AccountRegion region, CapacityProviderState provider)
    {
        if (provider.IsScaled)
        {
            yield return New(region, provider, PolicyType, Policy, $"ECSManagedAutoScalingPolicy-{region.Cloud.Ids.NextGuid()}");
        }

        if (provider.Drains)
        {
            yield return New(region, provider, DrainingType, "autoScalingLifecycleHookName", Hook);
        }
    }

    public static bool IsSame(Attachment one, Attachment other) =>
        one.Type == other.Type && ProviderOf(one) == ProviderOf(other) && other.Status != Deleting;

    public static string ProviderOf(Attachment attachment) => Detail(attachment, Provider)!;

    /// <summary>The scaling policy; null: it is a hook.</summary>
    public static string? PolicyOf(Attachment attachment) => Detail(attachment, Policy);

    /// <summary>The scaling policy of a provider in a cluster; null: there is none, or not yet.</summary>
    public static string? PolicyOf(Cluster cluster, string provider) =>
        cluster.Attachments?.FirstOrDefault(one => one is { Type: PolicyType, Status: Created } && ProviderOf(one) == provider) is { } attachment
            ? PolicyOf(attachment)
            : null;

    private static string? Detail(Attachment attachment, string name) => attachment.Details!.FirstOrDefault(detail => detail.Name == name)?.Value;

    private static Attachment New(AccountRegion region, CapacityProviderState provider, string type, string name, string value) => new()
    {
        Id = $"{region.Cloud.Ids.NextGuid()}",
        Type = type,
        Status = "PRECREATED",
        Details = [new() { Name = Provider, Value = provider.Name }, new() { Name = name, Value = value }],
    };
}
