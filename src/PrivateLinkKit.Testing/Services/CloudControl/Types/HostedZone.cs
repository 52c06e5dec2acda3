using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Hosted zones. Their tags come in a second call.</summary>
internal sealed class HostedZone() : ResourceKind("AWS::Route53::HostedZone")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var vpc = wanted.Items("VPCs").FirstOrDefault();
        var zone = wanted.Except("VPCs HostedZoneTags").With("VPC", vpc).With("CallerReference", aws.NewName());
        var created = aws.Call("route53:CreateHostedZone", zone).Member("HostedZone").Required("Id");
        return new() { ["Id"] = created.Split('/')[^1] };
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        foreach (var vpc in wanted.Items("VPCs").Skip(1))
        {
            Associate(aws, id, "Associate", "With", vpc);
        }

        aws.Tag(Arn(aws, id), wanted["HostedZoneTags"]);
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var zone = aws.Call("route53:GetHostedZone", id);
        var tags = aws.Call("route53:ListTagsForResource", new() { ["ResourceType"] = "hostedzone", ["ResourceId"] = id.Text("Id") });
        return aws.Model(zone.Member("HostedZone")!.AsObject()
                .With("Id", id["Id"])
                .With("HostedZoneConfig", zone.Member("HostedZone").Member("Config") is JsonObject config ? config.Only("Comment") : null)
                .With("NameServers", zone.Member("DelegationSet").Member("NameServers").Member("NameServer"))
                .With("VPCs", zone.Member("VPCs").Member("VPC"))
                .With("HostedZoneTags", tags.Member("ResourceTagSet").Member("Tags").Member("Tag")));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(Arn(aws, id), change, "HostedZoneTags");
        if (change.Any("HostedZoneConfig"))
        {
            aws.Call("route53:UpdateHostedZoneComment", id.With("Comment", change.After["HostedZoneConfig"].Text("Comment") ?? ""));
        }

        if (change.Any("VPCs"))
        {
            var (before, after) = (change.Before.Items("VPCs").ToList(), change.After.Items("VPCs").ToList());
            after.Where(vpc => !before.Exists(old => JsonNode.DeepEquals(old, vpc))).ToList().ForEach(vpc => Associate(aws, id, "Associate", "With", vpc));
            before.Where(vpc => !after.Exists(other => JsonNode.DeepEquals(other, vpc))).ToList()
                .ForEach(vpc => Associate(aws, id, "Disassociate", "From", vpc));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("route53:DeleteHostedZone", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model)
    {
        var page = aws.Call("route53:ListHostedZones", []);
        return page.Member("HostedZones").Items("HostedZone").Select(zone => new JsonObject { ["Id"] = zone.Required("Id").Split('/')[^1] });
    }

    private static void Associate(AwsCalls aws, JsonObject id, string verb, string word, JsonNode vpc) =>
        aws.Call($"route53:{verb}VPC{word}HostedZone", new JsonObject { ["HostedZoneId"] = id.Text("Id") }.With("VPC", vpc));

    private static string Arn(AwsCalls aws, JsonObject id) => aws.Region.Partition.Arn("route53", "", "", $"hostedzone/{id.Text("Id")}");
}
