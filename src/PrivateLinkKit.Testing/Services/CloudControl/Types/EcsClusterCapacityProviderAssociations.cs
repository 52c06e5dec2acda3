using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>All capacity providers of a cluster; a cluster without any has no such resource.</summary>
internal sealed class EcsClusterCapacityProviderAssociations() : ResourceKind("AWS::ECS::ClusterCapacityProviderAssociations")
{
    private const string Lists = "CapacityProviders DefaultCapacityProviderStrategy";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        Put(aws, wanted, wanted);
        return wanted.Only("Cluster");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var cluster = aws.Call("ecs:DescribeClusters", new() { ["Clusters"] = Fields.Array([id.Required("Cluster")]) }).Items("Clusters").FirstOrDefault();
        return cluster.Items("CapacityProviders").Any()
            ? id.With("CapacityProviders", cluster.Member("CapacityProviders"))
                .With("DefaultCapacityProviderStrategy", aws.Model(cluster!)["DefaultCapacityProviderStrategy"] ?? new JsonArray())
            : null;
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any(Lists))
        {
            Put(aws, id, change.After);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => Put(aws, id, []);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("ecs:ListClusters", "clusterArns")
        .Select(arn => new JsonObject { ["Cluster"] = Fields.AsText(arn).Split('/')[^1] })
        .Where(id => Read(aws, id) is not null);

    private static void Put(AwsCalls aws, JsonObject id, JsonObject wanted) => aws.Call("ecs:PutClusterCapacityProviders", id.Only("Cluster")
        .With("CapacityProviders", wanted["CapacityProviders"] ?? new JsonArray())
        .With("DefaultCapacityProviderStrategy", wanted["DefaultCapacityProviderStrategy"] ?? new JsonArray()));
}
