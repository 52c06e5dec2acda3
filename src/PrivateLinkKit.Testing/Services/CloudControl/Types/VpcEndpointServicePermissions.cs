using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>All allowed principals of an endpoint service; a service without any has no such resource.</summary>
internal sealed class VpcEndpointServicePermissions() : ResourceKind("AWS::EC2::VPCEndpointServicePermissions")
{
    private const string Principals = "AllowedPrincipals";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        Modify(aws, wanted, new ModelChange([], wanted.Only(Principals)));
        return wanted.Only("ServiceId");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var allowed = aws.All("ec2:DescribeVpcEndpointServicePermissions", "AllowedPrincipals", id).Select(principal => principal.Required("Principal"));
        return Fields.Array(allowed) is { Count: > 0 } principals ? id.With(Principals, principals) : null;
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any(Principals))
        {
            Modify(aws, id, change);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => Modify(aws, id, new ModelChange(Read(aws, id)!, []));

    private static void Modify(AwsCalls aws, JsonObject id, ModelChange change) => aws.Call(
        "ec2:ModifyVpcEndpointServicePermissions",
        ListChanges.Add(id.Only("ServiceId"), change, Principals, "AddAllowedPrincipals", "RemoveAllowedPrincipals"));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("ec2:DescribeVpcEndpointServiceConfigurations", "ServiceConfigurationSet")
            .Select(service => new JsonObject { ["ServiceId"] = service.Text("ServiceId") })
            .Where(id => Read(aws, id) is not null);
}
