using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Tags of DB instances and subnet groups.</summary>
internal static class RdsTags
{
    public static AddTagsToResourceResult Add(ServiceCall call, AddTagsToResourceRequest request)
    {
        Change(call, request.ResourceName!, tags => TagSets.Merge(tags, request.Tags));
        return new();
    }

    public static RemoveTagsFromResourceResult Remove(ServiceCall call, RemoveTagsFromResourceRequest request)
    {
        Change(call, request.ResourceName!, tags => tags.RemoveRange(request.TagKeys!));
        return new();
    }

    public static ListTagsForResourceResult List(ServiceCall call, ListTagsForResourceRequest request)
    {
        var (kind, name) = Parse(call, request.ResourceName!);
        return new() { TagList = TagSets.View(kind is "db" ? Instances.Find(call.Region, name).Tags : SubnetGroups.Find(call.Region, name).Tags) };
    }

    private static void Change(
        ServiceCall call, string resource, Func<ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>> change)
    {
        var (kind, name) = Parse(call, resource);
        if (kind is "db")
        {
            var instance = Instances.Find(call.Region, name);
            call.Region.Rds.Instances.Put(instance with { Tags = change(instance.Tags) });
        }
        else
        {
            var group = SubnetGroups.Find(call.Region, name);
            call.Region.Rds.SubnetGroups.Put(group with { Tags = change(group.Tags) });
        }
    }

    private static (string Kind, string Name) Parse(ServiceCall call, string arn)
    {
        var prefix = call.Region.Arn("rds", "");
        return arn.StartsWith(prefix, StringComparison.Ordinal) && arn[prefix.Length..].Split(':', 2) is ["db" or "subgrp", var name] parts
            ? (parts[0], name)
            : throw RdsErrors.InvalidValue($"Invalid resource name:  {arn}");
    }
}
