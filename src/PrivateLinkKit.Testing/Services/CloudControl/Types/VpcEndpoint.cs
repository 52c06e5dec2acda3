using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Endpoints. One that waits for its acceptance is not ready.</summary>
internal sealed class VpcEndpoint() : ResourceKind("AWS::EC2::VPCEndpoint")
{
    private const string Renamed =
        "Id=VpcEndpointId SubnetIds=SubnetIdSet RouteTableIds=RouteTableIdSet NetworkInterfaceIds=NetworkInterfaceIdSet SecurityGroupIds=Groups Tags=TagSet";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted) => new()
    {
        ["Id"] = aws.Call("ec2:CreateVpcEndpoint", wanted.Except("Tags").With("TagSpecifications", TagShapes.Specification(wanted["Tags"], "vpc-endpoint")))
            .Member("VpcEndpoint").Text("VpcEndpointId"),
    };

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var endpoint = Find(aws, id);
        return endpoint.Text("State") is "deleted" ? null : aws.Model(
            endpoint.With("Groups", Fields.Array(endpoint.Items("GroupSet").Select(group => group.Required("GroupId"))))
                .With("DnsEntries", Fields.Array(endpoint.Items("DnsEntrySet")
                    .Select(entry => $"{entry.Text("HostedZoneId")}:{entry.Text("DnsName")}"))),
            Renamed);
    }

    public override bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted) => Find(aws, id).Text("State") switch
    {
        "available" => true,
        "failed" or "rejected" or "expired" => throw HandlerFailure.NotStabilized(
            $"VPC endpoint {id.Text("Id")} is in the state {Find(aws, id).Text("State")}."),
        _ => false,
    };

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(aws.Region.Arn("ec2", $"vpc-endpoint/{id.Required("Id")}"), change);
        var changes = change.After.Only(change.Of("PrivateDnsEnabled PolicyDocument IpAddressType DnsOptions"));
        foreach (var list in change.Of("RouteTableIds SubnetIds SecurityGroupIds"))
        {
            changes = ListChanges.Add(changes, change, list, $"Add{list}", $"Remove{list}");
        }

        if (changes.Count > 0)
        {
            aws.Call("ec2:ModifyVpcEndpoint", changes.With("VpcEndpointId", id["Id"]));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) =>
        Unsuccessful.Check(aws.Call("ec2:DeleteVpcEndpoints", new() { ["VpcEndpointIds"] = Fields.Array([id.Required("Id")]) }));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("ec2:DescribeVpcEndpoints", "VpcEndpointSet")
        .Where(endpoint => endpoint.Text("State") is not "deleted")
        .Select(endpoint => new JsonObject { ["Id"] = endpoint.Text("VpcEndpointId") });

    private static JsonObject Find(AwsCalls aws, JsonObject id) =>
        aws.Call("ec2:DescribeVpcEndpoints", new() { ["VpcEndpointIds"] = Fields.Array([id.Required("Id")]) }).Items("VpcEndpointSet").Single().AsObject();
}
