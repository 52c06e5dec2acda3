using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Rules of listeners.</summary>
internal sealed class ListenerRule() : ResourceKind("AWS::ElasticLoadBalancingV2::ListenerRule")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted) =>
        aws.Call("elasticloadbalancing:CreateRule", wanted).Items("Rules").Single().Pick("RuleArn");

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var arn = id.Required("RuleArn");
        return aws.Model(Describe(aws, new() { ["RuleArns"] = Fields.Array([arn]) }).Single()).With("Tags", ElbTags.Of(aws, arn));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("RuleArn"), change);
        if (change.Of("Actions Conditions Transforms") is { Count: > 0 } settings)
        {
            aws.Call("elasticloadbalancing:ModifyRule", change.After.Only(settings).With("RuleArn", id["RuleArn"]));
        }

        if (change.Any("Priority"))
        {
            var priority = id.With("Priority", change.After["Priority"]);
            aws.Call("elasticloadbalancing:SetRulePriorities", new() { ["RulePriorities"] = new JsonArray(priority) });
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("elasticloadbalancing:DeleteRule", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        Describe(aws, model.Only("ListenerArn RuleArns")).Select(rule => rule.Pick("RuleArn"));

    private static IEnumerable<JsonNode> Describe(AwsCalls aws, JsonObject parameters) =>
        aws.All("elasticloadbalancing:DescribeRules", "Rules", parameters);
}
