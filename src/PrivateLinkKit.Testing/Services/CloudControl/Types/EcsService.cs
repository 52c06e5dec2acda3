using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Services, ready once their primary deployment runs as many tasks as desired.</summary>
internal sealed class EcsService() : ResourceKind("AWS::ECS::Service")
{
    private const string Renamed = "Name=ServiceName Role=RoleArn PlacementStrategies=PlacementStrategy";
    private const string Updatable =
        "AvailabilityZoneRebalancing CapacityProviderStrategy DeploymentConfiguration DesiredCount EnableECSManagedTags EnableExecuteCommand ForceNewDeployment"
        + " HealthCheckGracePeriodSeconds LoadBalancers NetworkConfiguration PlacementConstraints PlacementStrategies PlatformVersion PropagateTags"
        + " ServiceConnectConfiguration ServiceRegistries TaskDefinition VolumeConfigurations VpcLatticeConfigurations";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var service = aws.Call("ecs:CreateService", Request(wanted).With("ServiceName", wanted.Text("ServiceName") ?? aws.NewName())).Member("Service");
        return new() { ["ServiceArn"] = service.Text("ServiceArn"), ["Cluster"] = service.Required("ClusterArn").Split('/')[^1] };
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) => Find(aws, id) is { } service && service.Text("Status") is not "INACTIVE"
        ? aws.Model(service, Renamed).With("Cluster", id["Cluster"])
        : null;

    public override bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted) => Find(aws, id)!.Items("Deployments").ToList() is [var primary]
        && primary.Text("RunningCount") == primary.Text("DesiredCount");

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("ServiceArn"), change);
        var changes = change.After.Only(change.Of(Updatable));
        if (changes.Count > 0)
        {
            aws.Call("ecs:UpdateService", Request(changes).With("Service", id["ServiceArn"]).With("Cluster", id["Cluster"]));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) =>
        aws.Call("ecs:DeleteService", new JsonObject { ["Force"] = true }.With("Service", id["ServiceArn"]).With("Cluster", id["Cluster"]));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        from cluster in aws.All("ecs:ListClusters", "clusterArns").Select(Fields.AsText)
        from service in aws.All("ecs:ListServices", "serviceArns", new() { ["Cluster"] = cluster })
        select new JsonObject { ["ServiceArn"] = service.DeepClone(), ["Cluster"] = cluster.Split('/')[^1] };

    private static JsonObject Request(JsonObject properties) =>
        properties.Except("PlacementStrategies").With("PlacementStrategy", properties["PlacementStrategies"]);

    private static JsonNode? Find(AwsCalls aws, JsonObject id) => aws.Call("ecs:DescribeServices", new JsonObject
    {
        ["Services"] = Fields.Array([id.Required("ServiceArn")]),
        ["Include"] = Fields.Array(["TAGS"]),
    }.With("Cluster", id["Cluster"])).Items("Services").FirstOrDefault();
}
