using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Ssm;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>Tags of parameters.</summary>
internal static partial class ParameterTags
{
    private const int Most = 50;

    public static AddTagsToResourceResult Add(ServiceCall call, AddTagsToResourceRequest request)
    {
        var parameter = Parameter(call.Region, request.ResourceType!, request.ResourceId!);
        var tags = new Dictionary<string, string>(parameter.Tags);
        foreach (var (key, value) in Check(request.Tags))
        {
            tags[key] = value;
        }

        CheckCount(tags.Count);
        call.Region.Ssm.Parameters.Put(parameter with { Tags = tags });
        return new();
    }

    public static RemoveTagsFromResourceResult Remove(ServiceCall call, RemoveTagsFromResourceRequest request)
    {
        var parameter = Parameter(call.Region, request.ResourceType!, request.ResourceId!);
        call.Region.Ssm.Parameters.Put(parameter with { Tags = parameter.Tags.Where(tag => !request.TagKeys!.Contains(tag.Key)).ToDictionary() });
        return new();
    }

    public static ListTagsForResourceResult List(ServiceCall call, ListTagsForResourceRequest request)
    {
        var parameter = Parameter(call.Region, request.ResourceType!, request.ResourceId!);
        return new() { TagList = [.. parameter.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] };
    }

    /// <summary>Returns the tags of a request, checked.</summary>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyList<Tag>? tags)
    {
        var values = new Dictionary<string, string>();
        foreach (var tag in tags ?? [])
        {
            var (key, value) = (tag.Key!, tag.Value!);
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || !Allowed().IsMatch(key) || !Allowed().IsMatch(value))
            {
                throw SsmErrors.Validation(
                    $"The tag '{key}={value}' must have only letters, numbers, spaces and _.:/=+-@, and its key must not begin with 'aws:'.");
            }

            if (!values.TryAdd(key, value))
            {
                throw SsmErrors.Validation($"Duplicate tag keys found: '{key}'.");
            }
        }

        CheckCount(values.Count);
        return values;
    }

    private static ParameterState Parameter(AccountRegion region, string type, string id) => type is not "Parameter"
        ? throw SsmErrors.InvalidResourceType(type)
        : region.Ssm.Parameters.Find(id.Trim(' ')) ?? throw SsmErrors.InvalidResourceId(id);

    private static void CheckCount(int count)
    {
        if (count > Most)
        {
            throw SsmErrors.TooManyTags(Most);
        }
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Allowed();
}
