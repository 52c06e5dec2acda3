using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Ownership;
using Sdk = Amazon.ElasticLoadBalancingV2.Model;
using Tag = PrivateLinkKit.Engine.Model.Tag;

namespace PrivateLinkKit.Aws.ElbV2;

/// <summary>
/// The stack's load balancers, target groups and listeners: one read for the three kinds. ELB cannot filter by tag, so names (or, where users
/// name load balancers themselves, security groups) preselect, and tags decide.
/// </summary>
internal sealed record ElbV2Inventory(
    IReadOnlyList<Found<Sdk.LoadBalancer>> LoadBalancers, IReadOnlyList<Found<Sdk.TargetGroup>> TargetGroups, IReadOnlyList<Found<Sdk.Listener>> Listeners)
{
    /// <summary>Load balancers that use the stack's security groups and carry the tags of no stack.</summary>
    public IReadOnlyList<Sdk.LoadBalancer> Strays { get; init; } = [];

    /// <summary>ARNs of all load balancers by name, the stack's own included.</summary>
    public required ILookup<string, string> LoadBalancerNames { get; init; }

    /// <summary>ARNs of all target groups by name, the stack's own included.</summary>
    public required ILookup<string, string> TargetGroupNames { get; init; }

    /// <summary>Maximum number of resources per DescribeTags call.</summary>
    private const int TagsChunk = 20;

    /// <summary>Largest page that AWS returns.</summary>
    private const int LargestPage = 400;

    public static async Task<ElbV2Inventory> OfAsync(HandlerContext context)
    {
        var all = await context.SharedAsync(nameof(ElbV2Inventory), () => ReadAsync(context));
        return new ElbV2Inventory(
            Owned(all.LoadBalancers, found => found.LoadBalancerArn), Owned(all.TargetGroups, found => found.TargetGroupArn),
                Owned(all.Listeners, found => found.ListenerArn))
        {
            Strays = all.Strays,
            LoadBalancerNames = all.LoadBalancerNames,
            TargetGroupNames = all.TargetGroupNames,
        };

        IReadOnlyList<Found<T>> Owned<T>(IEnumerable<T> candidates, Func<T, string> arn) =>
            [.. from found in candidates let owned = Engine.Kinds.Owned.Find(context, all.Tags[arn(found)]) where owned is not null select new Found<T>(
                owned, found)];
    }

    private static async Task<Candidates> ReadAsync(HandlerContext context)
    {
        var readingLoadBalancers = context.AllAsync(
            (marker, cancellationToken) => context.ElbV2.DescribeLoadBalancersAsync(
                new DescribeLoadBalancersRequest { Marker = marker, PageSize = LargestPage }, cancellationToken),
            page => page.LoadBalancers, page => page.NextMarker);
        var readingTargetGroups = context.AllAsync(
            (marker, cancellationToken) => context.ElbV2.DescribeTargetGroupsAsync(
                new DescribeTargetGroupsRequest { Marker = marker, PageSize = LargestPage }, cancellationToken),
            page => page.TargetGroups, page => page.NextMarker);
        var readingGroups = SecurityGroupHandler.ListGroupsAsync(context);
        await Task.WhenAll(readingLoadBalancers, readingTargetGroups, readingGroups);

        var groups = (await readingGroups).Select(group => group.GroupId).ToHashSet();
        var loadBalancers = (await readingLoadBalancers).Where(
            found => IsNamedAfterStack(found.LoadBalancerName) || groups.Overlaps(found.SecurityGroups ?? [])).ToList();
        var targetGroups = (await readingTargetGroups).Where(found => IsNamedAfterStack(found.TargetGroupName)).ToList();
        var listeners = context.OnlyDeletes ? []
            : (await Task.WhenAll(loadBalancers.Select(found => ListenersOfAsync(found.LoadBalancerArn, context)))).SelectMany(found => found).ToList();

        var tags = await TagsOfAsync(
            [.. loadBalancers.Select(found => found.LoadBalancerArn), .. targetGroups.Select(found => found.TargetGroupArn),
                .. listeners.Select(found => found.ListenerArn)],
            context);
        var names = StringComparer.OrdinalIgnoreCase;
        return new Candidates(loadBalancers, targetGroups, listeners, tags)
        {
            LoadBalancerNames = (await readingLoadBalancers).ToLookup(found => found.LoadBalancerName, found => found.LoadBalancerArn, names),
            TargetGroupNames = (await readingTargetGroups).ToLookup(found => found.TargetGroupName, found => found.TargetGroupArn, names),
            Strays = loadBalancers.FindAll(found =>
                groups.Overlaps(found.SecurityGroups ?? []) && !OwnershipTags.NameAny(tags[found.LoadBalancerArn])),
        };

        bool IsNamedAfterStack(string name) => context.Stacks.Any(stack => name.StartsWith($"{stack.Stack}-", StringComparison.Ordinal));
    }

    private static async Task<List<Sdk.Listener>> ListenersOfAsync(string loadBalancerArn, HandlerContext context)
    {
        try
        {
            return await context.AllAsync(
                (marker, cancellationToken) => context.ElbV2.DescribeListenersAsync(
                    new DescribeListenersRequest { LoadBalancerArn = loadBalancerArn, Marker = marker, PageSize = LargestPage }, cancellationToken),
                page => page.Listeners, page => page.NextMarker);
        }
        catch (Amazon.ElasticLoadBalancingV2.AmazonElasticLoadBalancingV2Exception error) when (context.Errors.IsNotFound(error))
        {
            return [];
        }
    }

    private static async Task<IReadOnlyDictionary<string, List<Tag>>> TagsOfAsync(IEnumerable<string> arns, HandlerContext context)
    {
        var chunks = await Task.WhenAll(arns.Chunk(TagsChunk).Select(chunk => context.RepeatAsync(cancellationToken =>
            context.ElbV2.DescribeTagsAsync(new DescribeTagsRequest { ResourceArns = [.. chunk] }, cancellationToken))));
        return chunks.SelectMany(chunk => chunk.TagDescriptions ?? [])
            .ToDictionary(description => description.ResourceArn, description => (description.Tags ?? []).ConvertAll(tag => new Tag(tag.Key, tag.Value)));
    }

    /// <summary>Resources that may belong to the stacks that are read together, with their tags.</summary>
    private sealed record Candidates(
        IReadOnlyList<Sdk.LoadBalancer> LoadBalancers,
        IReadOnlyList<Sdk.TargetGroup> TargetGroups,
        IReadOnlyList<Sdk.Listener> Listeners,
        IReadOnlyDictionary<string, List<Tag>> Tags)
    {
        public IReadOnlyList<Sdk.LoadBalancer> Strays { get; init; } = [];

        public required ILookup<string, string> LoadBalancerNames { get; init; }

        public required ILookup<string, string> TargetGroupNames { get; init; }
    }
}

/// <summary>A resource of the stack as AWS describes it.</summary>
internal sealed record Found<T>(Owned Owned, T Value);
