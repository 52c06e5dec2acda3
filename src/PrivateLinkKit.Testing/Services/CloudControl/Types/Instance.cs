using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Instances.</summary>
internal sealed class Instance() : ResourceKind("AWS::EC2::Instance")
{
    private const string Renamed = "Tags=TagSet PrivateIp=PrivateIpAddress PublicIp=IpAddress PrivateDnsName=PrivateDnsName PublicDnsName=DnsName";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var launch = wanted.Except("Tags AvailabilityZone IamInstanceProfile NetworkInterfaces SourceDestCheck")
            .With("MinCount", 1)
            .With("MaxCount", 1)
            .With("TagSpecifications", TagShapes.Specification(wanted["Tags"], "instance"))
            .With("NetworkInterfaces", Interfaces(wanted))
            .With("IamInstanceProfile", Named("Name", wanted["IamInstanceProfile"]))
            .With("Placement", Named("AvailabilityZone", wanted["AvailabilityZone"]));
        return aws.Call("ec2:RunInstances", launch).Items("InstancesSet").Single().Pick("InstanceId");
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        if (wanted["SourceDestCheck"] is { } check)
        {
            Modify(aws, id, "SourceDestCheck", Named("Value", check));
        }
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var instance = Find(aws, id);
        return instance.Member("InstanceState").Text("Name") is "terminated"
            ? null
            : aws.Model(instance.Except("iamInstanceProfile monitoring networkInterfaceSet blockDeviceMapping"), Renamed)
                .With("AvailabilityZone", instance.Member("Placement").Text("AvailabilityZone"))
                .With("SecurityGroupIds", Fields.Array(instance.Items("GroupSet").Select(group => group.Required("GroupId"))))
                .With("IamInstanceProfile", instance.Member("IamInstanceProfile").Text("Arn")?.Split('/')[^1]);
    }

    public override bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted) => Find(aws, id).Member("InstanceState").Text("Name") switch
    {
        "running" => true,
        "terminated" => throw HandlerFailure.NotStabilized($"The instance {id.Text("InstanceId")} is terminated."),
        _ => false,
    };

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(aws.Region.Arn("ec2", $"instance/{id.Required("InstanceId")}"), change);
        foreach (var name in change.Of("SourceDestCheck DisableApiTermination InstanceInitiatedShutdownBehavior").Where(change.After.ContainsKey))
        {
            Modify(aws, id, name, Named("Value", change.After[name]));
        }

        if (change.Any("SecurityGroupIds"))
        {
            Modify(aws, id, "Groups", change.After["SecurityGroupIds"]);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) =>
        aws.Call("ec2:TerminateInstances", new() { ["InstanceIds"] = Fields.Array([id.Required("InstanceId")]) });

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("ec2:DescribeInstances", "ReservationSet")
        .SelectMany(reservation => reservation.Items("InstancesSet"))
        .Where(instance => instance.Member("InstanceState").Text("Name") is not "terminated")
        .Select(instance => instance.Pick("InstanceId"));

    private static JsonObject Find(AwsCalls aws, JsonObject id) =>
        aws.Call("ec2:DescribeInstances", new() { ["InstanceIds"] = Fields.Array([id.Required("InstanceId")]) })
            .Items("ReservationSet").Single().Items("InstancesSet").Single().AsObject();

    private static void Modify(AwsCalls aws, JsonObject id, string attribute, JsonNode? value) =>
        aws.Call("ec2:ModifyInstanceAttribute", id.With(attribute, value));

    private static JsonObject? Named(string name, JsonNode? value) => value is null ? null : new() { [name] = value.DeepClone() };

    private static JsonArray? Interfaces(JsonObject wanted) => wanted["NetworkInterfaces"] is JsonArray interfaces
        ? [.. interfaces.Select(one => one!.AsObject().Except("GroupSet").With("Groups", one["GroupSet"]))]
        : null;
}
