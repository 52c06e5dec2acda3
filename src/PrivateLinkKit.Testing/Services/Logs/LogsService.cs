using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Logs.LogsOperations;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>CloudWatch Logs: groups, streams and their events.</summary>
internal sealed class LogsService : IDefinedOnUse, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new JsonProtocol(Service.Target!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = LogsDefaults.Table;
        service.Rates = static (operation, _) => LogsRates.BucketsOf(operation);

        service.On(CreateLogGroup, LogGroups.Create, honours: "LogGroupName KmsKeyId Tags");
        service.On(DeleteLogGroup, LogGroups.Delete, honours: "LogGroupName");
        service.On(
            DescribeLogGroups, LogGroups.Describe, honours: "LogGroupNamePrefix LogGroupNamePattern LogGroupIdentifiers Limit NextToken");
        service.On(PutRetentionPolicy, LogGroups.Retain, honours: "LogGroupName RetentionInDays");
        service.On(DeleteRetentionPolicy, LogGroups.RetainForever, honours: "LogGroupName");

        service.On(CreateLogStream, LogStreams.Create, honours: "LogGroupName LogStreamName");
        service.On(DeleteLogStream, LogStreams.Delete, honours: "LogGroupName LogStreamName");
        service.On(
            DescribeLogStreams,
            LogStreams.Describe,
            honours: "LogGroupName LogGroupIdentifier LogStreamNamePrefix OrderBy Descending Limit NextToken");

        service.On(PutLogEvents, LogEvents.Put, honours: "LogGroupName LogStreamName LogEvents SequenceToken");
        service.On(
            GetLogEvents, LogReads.Get, honours: "LogGroupName LogGroupIdentifier LogStreamName StartTime EndTime Limit NextToken StartFromHead");
        service.On(
            FilterLogEvents,
            LogReads.Filter,
            honours: "LogGroupName LogGroupIdentifier LogStreamNames LogStreamNamePrefix StartTime EndTime FilterPattern Limit NextToken");

        service.On(TagResource, LogGroups.Tag, honours: "ResourceArn Tags");
        service.On(UntagResource, LogGroups.Untag, honours: "ResourceArn TagKeys");
        service.On(ListTagsForResource, LogGroups.ListTags, honours: "ResourceArn");
        service.On(TagLogGroup, LogGroups.TagByName, honours: "LogGroupName Tags");
        service.On(UntagLogGroup, LogGroups.UntagByName, honours: "LogGroupName Tags");
        service.On(ListTagsLogGroup, LogGroups.ListTagsByName, honours: "LogGroupName");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) =>
        region.Logs.Groups.Select(group => new ResourceTags(LogNames.Arn(region, group.Name), group.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("TagResource", new() { ["resourceArn"] = arn, ["tags"] = TagCall.Map(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("UntagResource", new() { ["resourceArn"] = arn, ["tagKeys"] = TagCall.List(keys) });
}
