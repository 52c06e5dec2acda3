using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Keys. A deletion schedules that of the key, which is then no longer found.</summary>
internal sealed class KmsKey() : ResourceKind("AWS::KMS::Key")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var key = wanted.Except("KeyPolicy Enabled EnableKeyRotation RotationPeriodInDays PendingWindowInDays Tags")
            .With("Policy", wanted["KeyPolicy"])
            .With("Tags", TagShapes.Pairs(wanted["Tags"], "TagKey", "TagValue"));
        return aws.Call("kms:CreateKey", key).Member("KeyMetadata").Pick("KeyId");
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        if (wanted.Text("EnableKeyRotation") is "true")
        {
            aws.Call("kms:EnableKeyRotation", id.With("RotationPeriodInDays", wanted["RotationPeriodInDays"]));
        }

        if (wanted.Text("Enabled") is "false")
        {
            aws.Call("kms:DisableKey", id);
        }
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var key = aws.Call("kms:DescribeKey", id)["KeyMetadata"]!.AsObject();
        return key.Text("KeyState") is "PendingDeletion" ? null : aws.Model(key
            .With("KeyPolicy", aws.Call("kms:GetKeyPolicy", id)["Policy"])
            .With("EnableKeyRotation", aws.Call("kms:GetKeyRotationStatus", id)["KeyRotationEnabled"])
            .With("Tags", Tags(aws.All("kms:ListResourceTags", "Tags", id))));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(change.Before.Required("Arn"), change);
        if (change.Any("Description"))
        {
            aws.Call("kms:UpdateKeyDescription", id.With("Description", change.After.Text("Description") ?? ""));
        }

        if (change.Any("KeyPolicy"))
        {
            aws.Call("kms:PutKeyPolicy", id.With("Policy", change.After["KeyPolicy"]));
        }

        if (change.Any("EnableKeyRotation RotationPeriodInDays"))
        {
            var isOn = change.After.Text("EnableKeyRotation") is "true";
            var period = isOn ? change.After["RotationPeriodInDays"] : null;
            aws.Call(isOn ? "kms:EnableKeyRotation" : "kms:DisableKeyRotation", id.With("RotationPeriodInDays", period));
        }

        if (change.Any("Enabled"))
        {
            aws.Call(change.After.Text("Enabled") is "false" ? "kms:DisableKey" : "kms:EnableKey", id);
        }

        change.Any("PendingWindowInDays");
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("kms:ScheduleKeyDeletion", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("kms:ListKeys", "Keys").Select(key => key.Pick("KeyId"));

    private static JsonArray? Tags(IEnumerable<JsonNode> tags) =>
        [.. tags.Select(tag => new JsonObject { ["Key"] = tag.Text("TagKey"), ["Value"] = tag.Text("TagValue") })];
}
