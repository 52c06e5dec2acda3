using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Clusters.</summary>
internal sealed class EcsCluster() : ResourceKind("AWS::ECS::Cluster")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var cluster = wanted.Except("ClusterSettings").With("Settings", wanted["ClusterSettings"])
            .With("ClusterName", wanted.Text("ClusterName") ?? aws.NewName());
        aws.Call("ecs:CreateCluster", cluster);
        return cluster.Only("ClusterName");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var described = aws.Call("ecs:DescribeClusters", new()
        {
            ["Clusters"] = Fields.Array([id.Required("ClusterName")]),
            ["Include"] = Fields.Array(["TAGS", "SETTINGS"]),
        });
        var cluster = described.Items("clusters").FirstOrDefault(cluster => cluster.Text("Status") is not "INACTIVE");
        return cluster is null ? null : aws.Model(cluster, "Arn=ClusterArn ClusterSettings=Settings");
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(change.Before.Required("Arn"), change);
        if (change.Any("ClusterSettings"))
        {
            aws.Call("ecs:UpdateCluster", new JsonObject { ["Cluster"] = id.Text("ClusterName") }.With("Settings", change.After["ClusterSettings"]));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("ecs:DeleteCluster", new() { ["Cluster"] = id.Text("ClusterName") });

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("ecs:ListClusters", "clusterArns")
        .Select(arn => new JsonObject { ["ClusterName"] = Fields.AsText(arn).Split('/')[^1] });
}
