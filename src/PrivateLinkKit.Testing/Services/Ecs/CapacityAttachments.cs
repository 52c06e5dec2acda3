using PrivateLinkKit.Testing.Services.AutoScaling;
using PrivateLinkKit.Testing.Wire.AutoScaling;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Puts on Auto Scaling groups what the capacity providers of a cluster need there, and takes it away.</summary>
/// <param name="groups">The groups.</param>
/// <param name="capacity">Woken after a change.</param>
internal sealed class CapacityAttachments(ManagedGroups groups, CapacityScheduler capacity)
{
    public const string InProgress = "UPDATE_IN_PROGRESS";

    private const string Complete = "UPDATE_COMPLETE";

    private static readonly TimeSpan Changing = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrainingTimeout = TimeSpan.FromHours(1);

    /// <summary>Returns the cluster with the attachments that its providers need, which take effect soon.</summary>
    public Cluster Begin(AccountRegion region, Cluster cluster)
    {
        var before = cluster.Attachments ?? [];
        var wanted = cluster.CapacityProviders!.Select(name => ProviderLookup.Find(region, name)).OfType<CapacityProviderState>()
            .SelectMany(provider => ClusterAttachments.For(region, provider)).ToList();
        var added = wanted.Where(one => !before.Any(other => ClusterAttachments.IsSame(one, other))).ToList();
        var removed = before.Where(one => !wanted.Exists(other => ClusterAttachments.IsSame(other, one))).ToList();
        if (added is [] && removed is [])
        {
            return cluster;
        }

        region.Cloud.Timeline.After(Changing, () => Finish(region, cluster.ClusterArn!));
        return cluster with
        {
            AttachmentsStatus = InProgress,
            Attachments = [.. before.Except(removed), .. removed.Select(one => one with { Status = ClusterAttachments.Deleting }), .. added],
        };
    }

    /// <summary>Puts the changed settings of a provider on its group, in all clusters that have it.</summary>
    public void Refresh(AccountRegion region, string provider)
    {
        foreach (var cluster in region.Ecs.Clusters.Where(cluster => cluster.Status == Clusters.Active && cluster.CapacityProviders!.Contains(provider)))
        {
            foreach (var attachment in (cluster.Attachments ?? []).Where(one => ClusterAttachments.ProviderOf(one) == provider))
            {
                Attach(region, cluster, attachment);
            }

            region.Ecs.Clusters.Put(Begin(region, cluster));
            capacity.Wake(region, cluster.ClusterArn!);
        }
    }

    private void Finish(AccountRegion region, string clusterArn)
    {
        var cluster = region.Ecs.Clusters.Find(clusterArn)!;
        foreach (var attachment in cluster.Attachments!)
        {
            if (attachment.Status == ClusterAttachments.Deleting)
            {
                Detach(region, attachment);
            }
            else
            {
                Attach(region, cluster, attachment);
            }
        }

        var kept = cluster.Attachments!.Where(one => one.Status != ClusterAttachments.Deleting);
        region.Ecs.Clusters.Put(cluster with
        {
            AttachmentsStatus = Complete, Attachments = [.. kept.Select(one => one with { Status = ClusterAttachments.Created })],
        });
        capacity.Wake(region, clusterArn);
    }

    private void Detach(AccountRegion region, Attachment attachment)
    {
        if (ProviderLookup.Find(region, ClusterAttachments.ProviderOf(attachment)) is not { } provider)
        {
            return;
        }

        if (ClusterAttachments.PolicyOf(attachment) is { } policy)
        {
            ManagedGroups.RemovePolicy(region, provider.GroupName, policy);
        }
        else
        {
            groups.RemoveHook(region, provider.GroupName, ClusterAttachments.Hook);
        }
    }

    private static void Attach(AccountRegion region, Cluster cluster, Attachment attachment)
    {
        if (ProviderLookup.Find(region, ClusterAttachments.ProviderOf(attachment)) is not { } provider)
        {
            return;
        }

        if (ClusterAttachments.PolicyOf(attachment) is { } policy)
        {
            ManagedGroups.AddPolicy(
                region, provider.GroupName, policy, Tracking(cluster, provider), provider.Scaling.InstanceWarmupPeriod!.Value);
        }
        else
        {
            ManagedGroups.AddHook(region, provider.GroupName, ClusterAttachments.Hook, DrainingTimeout);
        }
    }

    private static TargetTrackingConfiguration Tracking(Cluster cluster, CapacityProviderState provider) => new()
    {
        CustomizedMetricSpecification = new()
        {
            MetricName = "CapacityProviderReservation",
            Namespace = "AWS/ECS/ManagedScaling",
            Dimensions = [new() { Name = "CapacityProviderName", Value = provider.Name }, new() { Name = "ClusterName", Value = cluster.ClusterName }],
            Statistic = "Average",
        },
        TargetValue = provider.Scaling.TargetCapacity,
        DisableScaleIn = false,
    };
}
