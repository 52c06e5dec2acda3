using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Wire.Logs;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Log groups with their retention and tags.</summary>
internal static class LogGroups
{
    private const int MostListed = 50;
    private const int EventOverhead = 26;

    private static readonly int[] Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static CreateLogGroupResult Create(ServiceCall call, CreateLogGroupRequest request)
    {
        var name = LogNames.Group(request.LogGroupName!);
        if (call.Region.Logs.Groups.Find(name) is not null)
        {
            throw LogsErrors.GroupExists();
        }

        if (request.KmsKeyId is { } key && !KeyLookup.IsUsable(call.Region, key))
        {
            throw LogsErrors.InvalidParameter("The specified KMS Key Id could not be found.");
        }

        var group = new LogGroupState(name, call.Now.ToUnixTimeMilliseconds()) { KmsKeyId = request.KmsKeyId };
        call.Region.Logs.Groups.Put(Tagged(call, group, request.Tags ?? new Dictionary<string, string>()));
        call.Region.Logs.IsManaged = true;
        return new();
    }

    public static DeleteLogGroupResult Delete(ServiceCall call, DeleteLogGroupRequest request)
    {
        var (store, group) = (call.Region.Logs, LogNames.Existing(call, request.LogGroupName!));
        foreach (var stream in store.StreamsOf(group.Name).ToList())
        {
            store.Remove(stream);
        }

        store.Groups.Remove(group.Name);
        return new();
    }

    public static DescribeLogGroupsResult Describe(ServiceCall call, DescribeLogGroupsRequest request)
    {
        if (request is { LogGroupNamePrefix: not null, LogGroupNamePattern: not null })
        {
            throw LogsErrors.InvalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }

        var named = request.LogGroupIdentifiers?.Select(identifier => LogNames.Existing(call, name: null, identifier).Name).ToHashSet();
        var found = call.Region.Logs.Groups.Where(group =>
            group.Name.StartsWith(request.LogGroupNamePrefix ?? "", StringComparison.Ordinal)
            && group.Name.Contains(request.LogGroupNamePattern ?? "", StringComparison.OrdinalIgnoreCase)
            && named?.Contains(group.Name) is not false);
        var (page, next) = KeyPages.Of(found, group => group.Name, request.NextToken, request.Limit ?? MostListed, LogsErrors.InvalidNextToken);
        return new() { LogGroups = [.. page.Select(group => View(call, group))], NextToken = next };
    }

    public static PutRetentionPolicyResult Retain(ServiceCall call, PutRetentionPolicyRequest request)
    {
        var (group, days) = (LogNames.Existing(call, request.LogGroupName!), request.RetentionInDays!.Value);
        if (!Retentions.Contains(days))
        {
            throw LogsErrors.InvalidParameter(
                $"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                + $"[{string.Join(", ", Retentions)}]");
        }

        call.Region.Logs.Groups.Put(group with { RetentionInDays = days });
        return new();
    }

    public static DeleteRetentionPolicyResult RetainForever(ServiceCall call, DeleteRetentionPolicyRequest request)
    {
        call.Region.Logs.Groups.Put(LogNames.Existing(call, request.LogGroupName!) with { RetentionInDays = null });
        return new();
    }

    public static TagResourceResult Tag(ServiceCall call, TagResourceRequest request)
    {
        call.Region.Logs.Groups.Put(Tagged(call, LogNames.ByArn(call, request.ResourceArn!), request.Tags!));
        return new();
    }

    public static UntagResourceResult Untag(ServiceCall call, UntagResourceRequest request)
    {
        Untag(call, LogNames.ByArn(call, request.ResourceArn!), request.TagKeys!);
        return new();
    }

    public static ListTagsForResourceResult ListTags(ServiceCall call, ListTagsForResourceRequest request) =>
        new() { Tags = LogNames.ByArn(call, request.ResourceArn!).Tags };

    public static TagLogGroupResult TagByName(ServiceCall call, TagLogGroupRequest request)
    {
        call.Region.Logs.Groups.Put(Tagged(call, LogNames.Existing(call, request.LogGroupName!), request.Tags!));
        return new();
    }

    public static UntagLogGroupResult UntagByName(ServiceCall call, UntagLogGroupRequest request)
    {
        Untag(call, LogNames.Existing(call, request.LogGroupName!), request.Tags!);
        return new();
    }

    public static ListTagsLogGroupResult ListTagsByName(ServiceCall call, ListTagsLogGroupRequest request) =>
        new() { Tags = LogNames.Existing(call, request.LogGroupName!).Tags };

    private static void Untag(ServiceCall call, LogGroupState group, IEnumerable<string> keys) =>
        call.Region.Logs.Groups.Put(group with { Tags = group.Tags.RemoveRange(keys) });

    private static LogGroupState Tagged(ServiceCall call, LogGroupState group, IReadOnlyDictionary<string, string> tags)
    {
        var rules = new TagRules(
            key => LogsErrors.InvalidParameter($"Duplicate tag key: {key}"),
            key => LogsErrors.InvalidParameter($"Tag keys that begin with aws: are reserved for AWS: {key}"),
            most => LogsErrors.TooManyTags(LogNames.Arn(call.Region, group.Name), most));
        return group with { Tags = rules.Add(group.Tags, tags) };
    }

    private static LogGroup View(ServiceCall call, LogGroupState group)
    {
        var arn = LogNames.Arn(call.Region, group.Name);
        return new()
        {
            LogGroupName = group.Name,
            CreationTime = group.CreationTime,
            RetentionInDays = group.RetentionInDays,
            KmsKeyId = group.KmsKeyId,
            MetricFilterCount = 0,
            Arn = $"{arn}:*",
            LogGroupArn = arn,
            LogGroupClass = "STANDARD",
            StoredBytes = call.Region.Logs.StreamsOf(group.Name)
                .SelectMany(call.Region.Logs.EventsOf)
                .Sum(entry => (long)System.Text.Encoding.UTF8.GetByteCount(entry.Message) + EventOverhead),
        };
    }
}
