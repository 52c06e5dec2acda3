using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Policies of topics, other than the one that every topic has.</summary>
internal sealed class SnsTopicInlinePolicy() : ResourceKind("AWS::SNS::TopicInlinePolicy")
{
    private const string DefaultPolicy = "__default_policy_ID";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        Set(aws, wanted, wanted["PolicyDocument"]!);
        return wanted.Only("TopicArn");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var policy = JsonNode.Parse(aws.Call("sns:GetTopicAttributes", id).Entries("Attributes").Required("Policy"));
        return policy.Text("Id") is DefaultPolicy ? null : id.With("PolicyDocument", policy);
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("PolicyDocument"))
        {
            Set(aws, id, change.After["PolicyDocument"]!);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id)
    {
        string[] actions =
        [
            "GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic", "Subscribe", "ListSubscriptionsByTopic", "Publish",
        ];
        Set(aws, id, new JsonObject
        {
            ["Version"] = "2008-10-17",
            ["Id"] = DefaultPolicy,
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Sid"] = "__default_statement_ID",
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["AWS"] = "*" },
                ["Action"] = Fields.Array(actions.Select(action => $"SNS:{action}")),
                ["Resource"] = id.Text("TopicArn"),
                ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["AWS:SourceOwner"] = aws.Region.Account } },
            }),
        });
    }

    private static void Set(AwsCalls aws, JsonObject id, JsonNode policy) => aws.Call(
        "sns:SetTopicAttributes", id.Only("TopicArn").With("AttributeName", "Policy").With("AttributeValue", Fields.AsText(policy)));
}
