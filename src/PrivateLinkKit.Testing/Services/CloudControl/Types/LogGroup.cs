using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Log groups.</summary>
internal sealed class LogGroup() : ResourceKind("AWS::Logs::LogGroup")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var group = wanted.Except("RetentionInDays").With("LogGroupName", wanted.Text("LogGroupName") ?? aws.NewName());
        aws.Call("logs:CreateLogGroup", group.With("Tags", TagShapes.Map(wanted["Tags"])));
        return group.Only("LogGroupName");
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        if (wanted.ContainsKey("RetentionInDays"))
        {
            aws.Call("logs:PutRetentionPolicy", id.With("RetentionInDays", wanted["RetentionInDays"]));
        }
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var name = id.Text("LogGroupName");
        var group = aws.All("logs:DescribeLogGroups", "logGroups", new() { ["LogGroupNamePrefix"] = name }).FirstOrDefault(
            group => group.Text("LogGroupName") == name);
        return group is null
            ? null
            : aws.Model(group.AsObject().With(
                "Tags",
                TagShapes.Pairs(aws.Call("logs:ListTagsForResource", new() { ["ResourceArn"] = group.Text("LogGroupArn") }).Member("Tags"))));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(change.Before.Required("Arn").TrimEnd('*', ':'), change);
        if (change.Any("RetentionInDays"))
        {
            if (change.After.ContainsKey("RetentionInDays"))
            {
                Complete(aws, id, change.After);
            }
            else
            {
                aws.Call("logs:DeleteRetentionPolicy", id);
            }
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("logs:DeleteLogGroup", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws
        .All("logs:DescribeLogGroups", "logGroups", new JsonObject().With("LogGroupNamePrefix", model["LogGroupName"]))
        .Select(group => new JsonObject { ["LogGroupName"] = group.Text("LogGroupName") });
}
