using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Notifications of connections.</summary>
internal sealed class VpcEndpointConnectionNotification() : ResourceKind("AWS::EC2::VPCEndpointConnectionNotification")
{
    private const string Id = "VPCEndpointConnectionNotificationId";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted) => new()
    {
        [Id] = aws.Call("ec2:CreateVpcEndpointConnectionNotification", wanted).Member("ConnectionNotification").Text("ConnectionNotificationId"),
    };

    public override JsonObject? Read(AwsCalls aws, JsonObject id) =>
        All(aws).FirstOrDefault(notification => notification.Text("ConnectionNotificationId") == id.Text(Id)) is { } found
            ? aws.Model(found, $"{Id}=ConnectionNotificationId VPCEndpointId=VpcEndpointId")
            : null;

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        var changes = change.After.Only(change.Of("ConnectionEvents ConnectionNotificationArn"));
        aws.Call("ec2:ModifyVpcEndpointConnectionNotification", changes.With("ConnectionNotificationId", id[Id]));
    }

    public override void Delete(AwsCalls aws, JsonObject id) => Unsuccessful.Check(aws.Call(
        "ec2:DeleteVpcEndpointConnectionNotifications", new() { ["ConnectionNotificationIds"] = Fields.Array([id.Required(Id)]) }));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        All(aws).Select(notification => new JsonObject { [Id] = notification.Text("ConnectionNotificationId") });

    private static IEnumerable<JsonNode> All(AwsCalls aws) =>
        aws.All("ec2:DescribeVpcEndpointConnectionNotifications", "ConnectionNotificationSet");
}
