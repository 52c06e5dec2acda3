using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Listeners.</summary>
internal sealed class Listener() : ResourceKind("AWS::ElasticLoadBalancingV2::Listener")
{
    private const string Settings = "AlpnPolicy Certificates DefaultActions Port Protocol SslPolicy MutualAuthentication";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted) => aws
        .Call("elasticloadbalancing:CreateListener", wanted.Except("ListenerAttributes"))
        .Items("Listeners").Single().Pick("ListenerArn");

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted) => ElbAttributes.Set(aws, "Listener", id, wanted);

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var arn = id.Required("ListenerArn");
        return aws.Model(Describe(aws, new() { ["ListenerArns"] = Fields.Array([arn]) }).Single())
            .With("ListenerAttributes", ElbAttributes.Get(aws, "Listener", id))
            .With("Tags", ElbTags.Of(aws, arn));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("ListenerArn"), change);
        if (change.Of(Settings) is { Count: > 0 } settings)
        {
            aws.Call("elasticloadbalancing:ModifyListener", change.After.Only(settings).With("ListenerArn", id["ListenerArn"]));
        }

        if (change.Any("ListenerAttributes"))
        {
            ElbAttributes.Set(aws, "Listener", id, change.After);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("elasticloadbalancing:DeleteListener", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        Describe(aws, model.Only("LoadBalancerArn ListenerArns")).Select(listener => listener.Pick("ListenerArn"));

    private static IEnumerable<JsonNode> Describe(AwsCalls aws, JsonObject parameters) =>
        aws.All("elasticloadbalancing:DescribeListeners", "Listeners", parameters);
}
