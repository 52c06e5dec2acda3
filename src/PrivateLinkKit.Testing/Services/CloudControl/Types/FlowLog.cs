using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Flow logs.</summary>
internal sealed class FlowLog() : ResourceKind("AWS::EC2::FlowLog")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var created = aws.Call("ec2:CreateFlowLogs", wanted.Except("ResourceId Tags")
            .With("ResourceIds", Fields.Array([wanted.Required("ResourceId")]))
            .With("TagSpecifications", TagShapes.Specification(wanted["Tags"], "vpc-flow-log")));
        Unsuccessful.Check(created);
        return new() { ["Id"] = created.Items("FlowLogIdSet").Single().DeepClone() };
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var log = Describe(aws, new() { ["FlowLogIds"] = Fields.Array([id.Required("Id")]) }).SingleOrDefault();
        return log is null ? null : aws.Model(log, "Id=FlowLogId Tags=TagSet").With("ResourceType", log.Text("ResourceId")?.Split('-')[0] switch
        {
            "vpc" => "VPC",
            "subnet" => "Subnet",
            _ => "NetworkInterface",
        });
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change) =>
        aws.Retag(aws.Region.Arn("ec2", $"vpc-flow-log/{id.Required("Id")}"), change);

    public override void Delete(AwsCalls aws, JsonObject id) =>
        Unsuccessful.Check(aws.Call("ec2:DeleteFlowLogs", new() { ["FlowLogIds"] = Fields.Array([id.Required("Id")]) }));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        Describe(aws, []).Select(log => new JsonObject { ["Id"] = log.Text("FlowLogId") });

    private static IEnumerable<JsonNode> Describe(AwsCalls aws, JsonObject parameters) => aws.All("ec2:DescribeFlowLogs", "FlowLogSet", parameters);
}
