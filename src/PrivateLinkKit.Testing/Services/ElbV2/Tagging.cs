using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Tags of load balancers, target groups, listeners and rules.</summary>
internal static class Tagging
{
    public const int MostTags = 50;

    public static AddTagsResult Add(ServiceCall call, AddTagsRequest request)
    {
        var added = Check(request.Tags);
        foreach (var arn in Existing(call.Region, request.ResourceArns!))
        {
            var merged = new Dictionary<string, string>(Of(call.Region, arn));
            foreach (var (key, value) in added)
            {
                merged[key] = value;
            }

            if (merged.Count > MostTags)
            {
                throw ElbV2Errors.TooManyTags(arn);
            }

            call.Region.ElbV2.Tags.Put(new ResourceTags(arn, merged));
        }

        return new AddTagsResult();
    }

    public static RemoveTagsResult Remove(ServiceCall call, RemoveTagsRequest request)
    {
        foreach (var arn in Existing(call.Region, request.ResourceArns!))
        {
            var kept = Of(call.Region, arn).Where(tag => !request.TagKeys!.Contains(tag.Key)).ToDictionary();
            call.Region.ElbV2.Tags.Put(new ResourceTags(arn, kept));
        }

        return new RemoveTagsResult();
    }

    public static DescribeTagsResult Describe(ServiceCall call, DescribeTagsRequest request)
    {
        Markers.CheckCount(request.ResourceArns, "resources");
        return new DescribeTagsResult
        {
            TagDescriptions =
            [
                .. Existing(call.Region, request.ResourceArns!).Select(arn => new TagDescription
                {
                    ResourceArn = arn,
                    Tags = [.. Of(call.Region, arn).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
                }),
            ],
        };
    }

    /// <summary>The tags of a create call, checked.</summary>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyList<Tag>? tags)
    {
        var values = new Dictionary<string, string>();
        foreach (var tag in tags ?? [])
        {
            if (tag.Key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw ElbV2Errors.Validation($"The tag key '{tag.Key}' cannot begin with 'aws:'");
            }

            if (tag.Key.Length is 0 or > 128 || tag.Value?.Length > 256)
            {
                throw ElbV2Errors.Validation($"The tag '{tag.Key}' must have a key of 1 to 128 and a value of at most 256 characters");
            }

            if (!values.TryAdd(tag.Key, tag.Value ?? ""))
            {
                throw ElbV2Errors.DuplicateTagKeys(tag.Key);
            }
        }

        return values.Count > MostTags ? throw ElbV2Errors.TooManyTags("new") : values;
    }

    public static void Set(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) => region.ElbV2.Tags.Put(new ResourceTags(arn, tags));

    public static bool Same(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags)
    {
        var have = Of(region, arn);
        return have.Count == tags.Count && have.All(tag => tags.TryGetValue(tag.Key, out var value) && value == tag.Value);
    }

    private static IReadOnlyDictionary<string, string> Of(AccountRegion region, string arn) => region.ElbV2.Tags.Find(arn)!.Values;

    private static List<string> Existing(AccountRegion region, IReadOnlyList<string> arns)
    {
        foreach (var arn in arns.Where(arn => region.ElbV2.Tags.Find(arn) is null))
        {
            throw NotFound(arn);
        }

        return [.. arns.Distinct()];
    }

    private static Exception NotFound(string arn) => arn.Split(':')[^1].Split('/')[0] switch
    {
        "loadbalancer" => ElbV2Errors.LoadBalancerNotFound(arn),
        "targetgroup" => ElbV2Errors.TargetGroupNotFound(),
        "listener" => ElbV2Errors.ListenerNotFound(),
        "listener-rule" => ElbV2Errors.RuleNotFound(),
        _ => ElbV2Errors.Validation($"'{arn}' is not a valid ARN of a load balancer, target group, listener or rule"),
    };
}
