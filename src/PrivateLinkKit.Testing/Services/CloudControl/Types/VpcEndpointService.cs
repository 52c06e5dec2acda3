using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Endpoint services. Their private DNS names and permissions are not part of the type.</summary>
internal sealed class VpcEndpointService() : ResourceKind("AWS::EC2::VPCEndpointService")
{
    private const string Lists = "NetworkLoadBalancerArns SupportedIpAddressTypes";
    private const string Renamed =
        "NetworkLoadBalancerArns=NetworkLoadBalancerArnSet SupportedIpAddressTypes=SupportedIpAddressTypeSet Tags=TagSet";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted) => new()
    {
        ["ServiceId"] = aws
            .Call(
                "ec2:CreateVpcEndpointServiceConfiguration",
                wanted.Except("Tags PayerResponsibility").With("TagSpecifications", TagShapes.Specification(wanted["Tags"], "vpc-endpoint-service")))
            .Member("ServiceConfiguration").Text("ServiceId"),
    };

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        if (wanted.ContainsKey("PayerResponsibility"))
        {
            aws.Call("ec2:ModifyVpcEndpointServicePayerResponsibility", id.With("PayerResponsibility", wanted["PayerResponsibility"]));
        }
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) =>
        aws.Model(Describe(aws, new() { ["ServiceIds"] = Fields.Array([id.Required("ServiceId")]) }).Single(), Renamed);

    public override bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted) =>
        Describe(aws, new() { ["ServiceIds"] = Fields.Array([id.Required("ServiceId")]) }).Single().Text("ServiceState") is "Available";

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(aws.Region.Arn("ec2", $"vpc-endpoint-service/{id.Required("ServiceId")}"), change);
        if (change.Any("PayerResponsibility"))
        {
            Complete(aws, id, change.After);
        }

        var changes = change.After.Only(change.Of("AcceptanceRequired"));
        foreach (var list in change.Of(Lists))
        {
            changes = ListChanges.Add(changes, change, list, $"Add{list}", $"Remove{list}");
        }

        if (changes.Count > 0)
        {
            aws.Call("ec2:ModifyVpcEndpointServiceConfiguration", changes.With("ServiceId", id["ServiceId"]));
        }
    }

    /// <summary>Deletes the service; EC2 reports what prevents that in its answer.</summary>
    public override void Delete(AwsCalls aws, JsonObject id) => Unsuccessful.Check(
        aws.Call("ec2:DeleteVpcEndpointServiceConfigurations", new() { ["ServiceIds"] = Fields.Array([id.Required("ServiceId")]) }));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        Describe(aws, []).Select(service => new JsonObject { ["ServiceId"] = service.Text("ServiceId") });

    private static IEnumerable<JsonNode> Describe(AwsCalls aws, JsonObject parameters) =>
        aws.All("ec2:DescribeVpcEndpointServiceConfigurations", "ServiceConfigurationSet", parameters);
}
