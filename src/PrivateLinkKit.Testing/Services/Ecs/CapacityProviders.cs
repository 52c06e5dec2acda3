using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Services.AutoScaling;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Capacity providers: the two of every account, and those of Auto Scaling groups.</summary>
internal sealed partial class CapacityProviders(CapacityAttachments attachments)
{
    /// <summary>The tag that marks a group as managed.</summary>
    private const string ManagedTag = "AmazonECSManaged";

    private static readonly TimeSpan Changing = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShownAfterDeletion = TimeSpan.FromHours(1);

    public CreateCapacityProviderResult Create(ServiceCall call, CreateCapacityProviderRequest request)
    {
        var region = call.Region;
        CheckName(request.Name!);
        var asked = request.AutoScalingGroupProvider ?? throw EcsErrors.InvalidParameter("An Auto Scaling group provider must be specified.");
        if (ProviderLookup.Find(region, request.Name!) is { } existing && existing.Provider.Status != CapacityProviderState.Inactive)
        {
            throw EcsErrors.Client(
                "The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity "
                + "provider.");
        }

        var group = ManagedGroups.Find(region, asked.AutoScalingGroupArn!)
            ?? throw EcsErrors.Client("The specified Auto Scaling group ARN is invalid. Specify a valid ARN and try again.");
        if (region.Ecs.CapacityProviders.Any(other => other.GroupName == group.Name && other.Provider.Status != CapacityProviderState.Inactive))
        {
            throw EcsErrors.Client(
                "The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try "
                + "again.");
        }

        var tags = EcsTagging.Check(request.Tags);
        var settings = CapacitySettings.New(asked with { AutoScalingGroupArn = group.Arn });
        CapacitySettings.Check(settings, group);
        var provider = new CapacityProviderState(
            new()
            {
                CapacityProviderArn = ProviderLookup.ArnOf(region, request.Name!),
                Name = request.Name,
                Status = CapacityProviderState.Active,
                UpdateStatus = "CREATE_COMPLETE",
                Type = "EC2_AUTOSCALING",
                AutoScalingGroupProvider = settings,
            },
            group.Name);
        region.Ecs.CapacityProviders.Put(provider);
        EcsTagging.Set(region, provider.Arn, tags);
        ManagedGroups.Tag(region, group.Name, ManagedTag);
        return new() { CapacityProvider = View(region, provider, withTags: true) };
    }

    public UpdateCapacityProviderResult Update(ServiceCall call, UpdateCapacityProviderRequest request)
    {
        var region = call.Region;
        var provider = Changeable(region, request.Name!);
        var asked = request.AutoScalingGroupProvider ?? throw EcsErrors.InvalidParameter("An Auto Scaling group provider must be specified.");
        var settings = CapacitySettings.Merge(provider.Settings, asked);
        if (ManagedGroups.Find(region, provider.GroupName) is { } group)
        {
            CapacitySettings.Check(settings, group);
        }

        var changing = provider.With(view => view with { AutoScalingGroupProvider = settings, UpdateStatus = "UPDATE_IN_PROGRESS" });
        region.Ecs.CapacityProviders.Put(changing);
        region.Cloud.Timeline.After(Changing, () =>
        {
            region.Ecs.CapacityProviders.Change(provider.Arn, row => row.With(view => view with { UpdateStatus = "UPDATE_COMPLETE" }));
            attachments.Refresh(region, provider.Name);
        });
        return new() { CapacityProvider = View(region, changing, withTags: true) };
    }

    public static DeleteCapacityProviderResult Delete(ServiceCall call, DeleteCapacityProviderRequest request)
    {
        var region = call.Region;
        var provider = Changeable(region, request.CapacityProvider!);
        if (region.Ecs.Clusters.FirstOrDefault(cluster => cluster.Status == Clusters.Active && cluster.CapacityProviders!.Contains(provider.Name)) is { } user)
        {
            throw EcsErrors.Client(
                $"The capacity provider cannot be deleted because it is associated with cluster: {user.ClusterName}. Remove the capacity provider from the "
                + "cluster and try again.");
        }

        var deleting = provider.With(view => view with { UpdateStatus = "DELETE_IN_PROGRESS" });
        region.Ecs.CapacityProviders.Put(deleting);
        region.Cloud.Timeline.After(Changing, () => region.Ecs.CapacityProviders.Change(
            provider.Arn, row => row.With(view => view with { Status = CapacityProviderState.Inactive, UpdateStatus = "DELETE_COMPLETE" })));
        region.Cloud.Timeline.Expire(ShownAfterDeletion, () =>
        {
            if (region.Ecs.CapacityProviders.Find(provider.Arn) is { Provider.Status: CapacityProviderState.Inactive })
            {
                region.Ecs.CapacityProviders.Remove(provider.Arn);
                region.Ecs.Tags.Remove(provider.Arn);
            }
        });
        return new() { CapacityProvider = View(region, deleting, withTags: true) };
    }

    public static DescribeCapacityProvidersResult Describe(ServiceCall call, DescribeCapacityProvidersRequest request)
    {
        var region = call.Region;
        var all = new[] { Reserved(region, ProviderLookup.Fargate), Reserved(region, ProviderLookup.FargateSpot) }
            .Concat(region.Ecs.CapacityProviders.Select(provider => View(region, provider, request.Include?.Contains("TAGS") is true)))
            .ToDictionary(provider => provider.CapacityProviderArn!);
        var asked = request.CapacityProviders is { Count: > 0 } named
            ? named.Select(reference => ProviderLookup.ArnOf(region, reference)).Distinct().ToList()
            : [.. all.Keys];
        var (page, next) = Pages.Of(asked.Where(all.ContainsKey), request.NextToken, request.MaxResults);
        return new()
        {
            CapacityProviders = [.. page.Select(arn => all[arn])],
            Failures = [.. asked.Where(arn => !all.ContainsKey(arn)).Select(EcsFailures.Missing)],
            NextToken = next,
        };

        CapacityProvider Reserved(AccountRegion own, string name) => new()
        {
            CapacityProviderArn = ProviderLookup.ArnOf(own, name),
            Name = name,
            Status = CapacityProviderState.Active,
            Type = name,
            Tags = request.Include?.Contains("TAGS") is true ? [] : null,
        };
    }

    private static CapacityProviderState Changeable(AccountRegion region, string reference)
    {
        if (ProviderLookup.IsFargate(EcsArns.NameOf(reference)))
        {
            throw EcsErrors.Client("The specified capacity provider is reserved and cannot be changed.");
        }

        var provider = ProviderLookup.Find(region, reference);
        return provider is null or { Provider.Status: CapacityProviderState.Inactive } ? throw EcsErrors.Client(
                "The specified capacity provider does not exist. Specify a valid name or ARN and try again.")
            : provider.Provider.UpdateStatus!.EndsWith("IN_PROGRESS", StringComparison.Ordinal) ? throw EcsErrors.UpdateInProgress(
                "The specified capacity provider is in a busy state. Cannot update the capacity provider.")
            : provider;
    }

    private static CapacityProvider View(AccountRegion region, CapacityProviderState provider, bool withTags) =>
        withTags ? provider.Provider with { Tags = EcsTagging.Of(region, provider.Arn) } : provider.Provider;

    private static void CheckName(string name)
    {
        if (!Allowed().IsMatch(name))
        {
            throw EcsErrors.InvalidParameter(
                "The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters, numbers, underscores and hyphens. The "
                + "name cannot be prefixed with 'aws', 'ecs' or 'fargate'.");
        }
    }

    [GeneratedRegex(@"^(?!aws|ecs|fargate)[a-z0-9_-]{1,255}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Allowed();
}
