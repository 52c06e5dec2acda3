using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Load balancers.</summary>
internal sealed class LoadBalancer() : ResourceKind("AWS::ElasticLoadBalancingV2::LoadBalancer")
{
    private const string Enforcement = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";
    private const string Renamed = "Name=LoadBalancerName CanonicalHostedZoneID=CanonicalHostedZoneId";

    public override JsonObject? Predict(AwsCalls aws, JsonObject wanted) => wanted.Text("Name") is { } name
        ? aws.Find("elasticloadbalancing:DescribeLoadBalancers", new() { ["Names"] = Fields.Array([name]) })?.Items("LoadBalancers").First()
            .Pick("LoadBalancerArn")
        : null;

    public override JsonObject Create(AwsCalls aws, JsonObject wanted) => aws
        .Call(
            "elasticloadbalancing:CreateLoadBalancer",
            wanted.Except($"LoadBalancerAttributes {Enforcement}").With("Name", wanted.Text("Name") ?? aws.NewName()))
        .Items("LoadBalancers").Single().Pick("LoadBalancerArn");

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        if (wanted.ContainsKey(Enforcement))
        {
            SetSecurityGroups(aws, id, wanted);
        }

        ElbAttributes.Set(aws, "LoadBalancer", id, wanted);
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var balancer = Find(aws, id);
        return aws.Model(balancer, Renamed)
            .With("LoadBalancerFullName", id.Required("LoadBalancerArn").Split(":loadbalancer/")[1])
            .With("Subnets", Fields.Array(balancer.Items("AvailabilityZones").Select(zone => zone.Required("SubnetId"))))
            .With("LoadBalancerAttributes", ElbAttributes.Get(aws, "LoadBalancer", id))
            .With("Tags", ElbTags.Of(aws, id.Required("LoadBalancerArn")));
    }

    public override bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted) => Find(aws, id).Member("State").Text("Code") is "active";

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("LoadBalancerArn"), change);
        if (change.Any("Subnets SubnetMappings"))
        {
            var subnets = change.After.Only(change.After.ContainsKey("SubnetMappings") ? "SubnetMappings" : "Subnets");
            aws.Call("elasticloadbalancing:SetSubnets", subnets.With("LoadBalancerArn", id["LoadBalancerArn"]));
        }

        if (change.Any($"SecurityGroups {Enforcement}"))
        {
            SetSecurityGroups(aws, id, change.After);
        }

        if (change.Any("LoadBalancerAttributes"))
        {
            ElbAttributes.Set(aws, "LoadBalancer", id, change.After);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("elasticloadbalancing:DeleteLoadBalancer", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("elasticloadbalancing:DescribeLoadBalancers", "LoadBalancers").Select(balancer => balancer.Pick("LoadBalancerArn"));

    private static void SetSecurityGroups(AwsCalls aws, JsonObject id, JsonObject wanted) => aws.Call(
        "elasticloadbalancing:SetSecurityGroups", wanted.Only($"SecurityGroups {Enforcement}").With("LoadBalancerArn", id["LoadBalancerArn"]));

    private static JsonNode Find(AwsCalls aws, JsonObject id) => aws
        .Call("elasticloadbalancing:DescribeLoadBalancers", new() { ["LoadBalancerArns"] = Fields.Array([id.Required("LoadBalancerArn")]) })
        .Items("LoadBalancers").Single();
}
