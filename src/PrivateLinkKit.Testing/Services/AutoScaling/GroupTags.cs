using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Tags of groups, some of which new instances get too.</summary>
internal static class GroupTags
{
    private const string ResourceType = "auto-scaling-group";
    private const string GroupNameTag = "aws:autoscaling:groupName";

    private static readonly TagRules Rules = new(
        key => AutoScalingErrors.Validation($"Duplicate keys found in tags: {key}"),
        key => AutoScalingErrors.Validation($"Tag keys that begin with aws: are reserved for AWS: {key}"),
        most => AutoScalingErrors.LimitExceeded("tags per AutoScalingGroup", most));

    public static CreateOrUpdateTagsResult Put(ServiceCall call, CreateOrUpdateTagsRequest request)
    {
        foreach (var ofGroup in request.Tags!.GroupBy(tag => tag.ResourceId))
        {
            call.Region.AutoScaling.Groups.Put(With(Tagged(call.Region, ofGroup), [.. ofGroup]));
        }

        return new();
    }

    public static DeleteTagsResult Delete(ServiceCall call, DeleteTagsRequest request)
    {
        foreach (var ofGroup in request.Tags!.GroupBy(tag => tag.ResourceId))
        {
            var group = Tagged(call.Region, ofGroup);
            var keys = ofGroup.Select(tag => tag.Key!).ToList();
            call.Region.AutoScaling.Groups.Put(group with { Tags = group.Tags.RemoveRange(keys), PropagatedTags = group.PropagatedTags.Except(keys) });
        }

        return new();
    }

    public static DescribeTagsResult Describe(ServiceCall call, DescribeTagsRequest request)
    {
        var filters = (request.Filters ?? []).Select(Filtering).ToList();
        var wanted = call.Region.AutoScaling.Groups.SelectMany(View).Where(tag => filters.TrueForAll(filter => filter(tag)));
        var (page, next) = Pages.Of(wanted, tag => $"{tag.ResourceId}\n{tag.Key}", request.NextToken, request.MaxRecords);
        return new() { Tags = page, NextToken = next };
    }

    /// <summary>Returns a new group with the tags of its creation.</summary>
    public static GroupState Created(GroupState group, IReadOnlyList<Tag> tags) =>
        tags.FirstOrDefault(tag => tag.ResourceId is { } id && id != group.Name) is { } other
            ? throw AutoScalingErrors.Validation($"The tag '{other.Key}' names another group than the one to create: {other.ResourceId}")
            : With(group, tags);

    public static IEnumerable<TagDescription> View(GroupState group) => group.Tags.Select(tag => new TagDescription
    {
        ResourceId = group.Name,
        ResourceType = ResourceType,
        Key = tag.Key,
        Value = tag.Value,
        PropagateAtLaunch = group.PropagatedTags.Contains(tag.Key),
    });

    /// <summary>Returns the tags of the instances that a group launches.</summary>
    public static IReadOnlyDictionary<string, string> OfInstances(GroupState group) =>
        group.Tags.Where(tag => group.PropagatedTags.Contains(tag.Key)).Append(new(GroupNameTag, group.Name)).ToDictionary();

    private static GroupState With(GroupState group, IReadOnlyList<Tag> tags)
    {
        var (propagated, own) = (tags.Where(tag => tag.PropagateAtLaunch is true), tags.Where(tag => tag.PropagateAtLaunch is not true));
        return group with
        {
            Tags = Rules.Add(group.Tags, tags.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value ?? ""))),
            PropagatedTags = group.PropagatedTags.Except(own.Select(tag => tag.Key!)).Union(propagated.Select(tag => tag.Key!)),
        };
    }

    private static GroupState Tagged(AccountRegion region, IGrouping<string?, Tag> tags) =>
        tags.FirstOrDefault(tag => tag.ResourceType != ResourceType) is { } other
            ? throw AutoScalingErrors.Validation($"Invalid resource type '{other.ResourceType}': the only one is {ResourceType}")
            : GroupLookup.Changeable(region, tags.Key ?? "");

    private static Func<TagDescription, bool> Filtering(Filter filter)
    {
        Func<TagDescription, string?> value = filter.Name switch
        {
            "auto-scaling-group" => tag => tag.ResourceId,
            "key" => tag => tag.Key,
            "value" => tag => tag.Value,
            "propagate-at-launch" => tag => tag.PropagateAtLaunch is true ? "true" : "false",
            _ => throw AutoScalingErrors.Validation(
                $"Filter type {filter.Name} is not correct. Allowed Filter types are: auto-scaling-group key value propagate-at-launch"),
        };
        return tag => filter.Values?.Contains(value(tag)) is true;
    }
}
