using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Target groups, with the targets that their owner lists.</summary>
internal sealed class TargetGroup() : ResourceKind("AWS::ElasticLoadBalancingV2::TargetGroup")
{
    private const string HealthCheck =
        "HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort HealthCheckProtocol HealthCheckTimeoutSeconds HealthyThresholdCount"
        + " Matcher UnhealthyThresholdCount";

    public override JsonObject? Predict(AwsCalls aws, JsonObject wanted) => wanted.Text("Name") is { } name
        ? aws.Find("elasticloadbalancing:DescribeTargetGroups", new() { ["Names"] = Fields.Array([name]) })?.Items("TargetGroups").First()
            .Pick("TargetGroupArn")
        : null;

    public override JsonObject Create(AwsCalls aws, JsonObject wanted) => aws
        .Call("elasticloadbalancing:CreateTargetGroup", wanted.Except("TargetGroupAttributes Targets").With("Name", wanted.Text("Name") ?? aws.NewName()))
        .Items("TargetGroups").Single().Pick("TargetGroupArn");

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        ElbAttributes.Set(aws, "TargetGroup", id, wanted);
        Call(aws, id, "RegisterTargets", wanted.Items("Targets"));
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var arn = id.Required("TargetGroupArn");
        var group = aws.Call("elasticloadbalancing:DescribeTargetGroups", new() { ["TargetGroupArns"] = Fields.Array([arn]) }).Items("TargetGroups").Single();
        return aws.Model(group, "Name=TargetGroupName")
            .With("TargetGroupFullName", arn.Split(':')[^1])
            .With("TargetGroupAttributes", ElbAttributes.Get(aws, "TargetGroup", id))
            .With("Targets", Registered(aws, id))
            .With("Tags", ElbTags.Of(aws, arn));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("TargetGroupArn"), change);
        if (change.Of(HealthCheck) is { Count: > 0 } settings)
        {
            aws.Call("elasticloadbalancing:ModifyTargetGroup", change.After.Only(settings).With("TargetGroupArn", id["TargetGroupArn"]));
        }

        if (change.Any("TargetGroupAttributes"))
        {
            ElbAttributes.Set(aws, "TargetGroup", id, change.After);
        }

        if (change.Any("Targets"))
        {
            var (before, after) = (change.Before.Items("Targets").ToList(), change.After.Items("Targets").ToList());
            Call(aws, id, "DeregisterTargets", before.Where(old => !after.Exists(target => JsonNode.DeepEquals(old, target))));
            Call(aws, id, "RegisterTargets", after.Where(target => !before.Exists(old => JsonNode.DeepEquals(old, target))));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("elasticloadbalancing:DeleteTargetGroup", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("elasticloadbalancing:DescribeTargetGroups", "TargetGroups").Select(group => group.Pick("TargetGroupArn"));

    private static JsonArray? Registered(AwsCalls aws, JsonObject id) =>
        aws.Call("elasticloadbalancing:DescribeTargetHealth", id).Items("TargetHealthDescriptions").Select(health => health["Target"]!.DeepClone()).ToArray()
            is { Length: > 0 } targets ? [.. targets] : null;

    private static void Call(AwsCalls aws, JsonObject id, string operation, IEnumerable<JsonNode> targets)
    {
        if (targets.Select(target => target.DeepClone()).ToArray() is { Length: > 0 } some)
        {
            aws.Call($"elasticloadbalancing:{operation}", id.With("Targets", new JsonArray(some)));
        }
    }
}
