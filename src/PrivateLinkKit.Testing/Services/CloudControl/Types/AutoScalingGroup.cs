using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Auto Scaling groups, ready once they have their capacity. A deletion terminates the instances first.</summary>
internal sealed class AutoScalingGroup() : ResourceKind("AWS::AutoScaling::AutoScalingGroup")
{
    private const string Subnets = "VPCZoneIdentifier";
    private const string Settings =
        "MinSize MaxSize DesiredCapacity LaunchTemplate AvailabilityZones HealthCheckType HealthCheckGracePeriod TerminationPolicies"
        + " NewInstancesProtectedFromScaleIn ServiceLinkedRoleARN DefaultInstanceWarmup";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var name = wanted.Text("AutoScalingGroupName") ?? aws.NewName();
        var group = Request(wanted.Except("Tags")).With("AutoScalingGroupName", name).With("Tags", Tags(wanted["Tags"], name));
        aws.Call("autoscaling:CreateAutoScalingGroup", group);
        return group.Only("AutoScalingGroupName");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        if (Find(aws, id) is not { } group)
        {
            return null;
        }

        var hooks = aws.Call("autoscaling:DescribeLifecycleHooks", id).Items("LifecycleHooks").Select(hook => hook.DeepClone());
        return aws.Model(
            group.With(Subnets, Fields.Array(group.Text(Subnets)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []))
                .With("LifecycleHookSpecificationList", new JsonArray([.. hooks])),
            "Cooldown=DefaultCooldown");
    }

    public override bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        var group = Find(aws, id)!;
        return group.Items("Instances").Count(instance => instance.Text("LifecycleState") is "InService") == int.Parse(group.Required("DesiredCapacity"));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        var name = id.Required("AutoScalingGroupName");
        if (change.Of($"{Settings} {Subnets} Cooldown") is { Count: > 0 } settings)
        {
            aws.Call("autoscaling:UpdateAutoScalingGroup", Request(change.After.Only(settings)).With("AutoScalingGroupName", name));
        }

        if (change.Any("TargetGroupARNs"))
        {
            var lists = ListChanges.Add([], change, "TargetGroupARNs", "Attach", "Detach");
            Move(aws, id, "Attach", lists["Attach"]);
            Move(aws, id, "Detach", lists["Detach"]);
        }

        if (change.Any("Tags"))
        {
            var gone = change.Before.Items("Tags").ExceptBy(change.After.Items("Tags").Select(tag => tag.Text("Key")), tag => tag.Text("Key"));
            Retag(aws, "DeleteTags", Tags(new JsonArray([.. gone.Select(tag => tag.DeepClone())]), name));
            Retag(aws, "CreateOrUpdateTags", Tags(change.After["Tags"], name));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) =>
        aws.Call("autoscaling:UpdateAutoScalingGroup", id.With("MinSize", 0).With("MaxSize", 0).With("DesiredCapacity", 0));

    public override bool IsGone(AwsCalls aws, JsonObject id)
    {
        if (Find(aws, id) is { } group && group.Text("Status") is null && !group.Items("Instances").Any())
        {
            aws.Call("autoscaling:DeleteAutoScalingGroup", id);
        }

        return Find(aws, id) is null;
    }

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("autoscaling:DescribeAutoScalingGroups", "AutoScalingGroups").Select(group => group.Pick("AutoScalingGroupName"));

    private static JsonObject? Find(AwsCalls aws, JsonObject id) => aws
        .Call("autoscaling:DescribeAutoScalingGroups", new() { ["AutoScalingGroupNames"] = Fields.Array([id.Required("AutoScalingGroupName")]) })
        .Items("AutoScalingGroups").SingleOrDefault()?.AsObject();

    private static JsonObject Request(JsonObject properties) => properties.Except($"Cooldown {Subnets}")
        .With("DefaultCooldown", properties["Cooldown"])
        .With(Subnets, properties.ContainsKey(Subnets) ? string.Join(',', properties.Items(Subnets).Select(Fields.AsText)) : null);

    private static void Move(AwsCalls aws, JsonObject id, string verb, JsonNode? groups)
    {
        if (groups is not null)
        {
            aws.Call($"autoscaling:{verb}LoadBalancerTargetGroups", id.With("TargetGroupARNs", groups));
        }
    }

    private static void Retag(AwsCalls aws, string operation, JsonArray? tags)
    {
        if (tags is { Count: > 0 })
        {
            aws.Call($"autoscaling:{operation}", new() { ["Tags"] = tags });
        }
    }

    private static JsonArray? Tags(JsonNode? tags, string name) => tags is JsonArray list
        ? [.. list.Select(tag => tag!.AsObject().With("ResourceId", name).With("ResourceType", "auto-scaling-group"))]
        : null;
}
