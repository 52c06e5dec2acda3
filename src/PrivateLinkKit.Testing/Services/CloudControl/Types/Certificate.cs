using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Certificates, ready once they are issued. With the hosted zone of a domain, the handler makes the record that proves the domain.</summary>
internal sealed class Certificate() : ResourceKind("AWS::CertificateManager::Certificate")
{
    private const string Preference = "CertificateTransparencyLoggingPreference";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var options = wanted.Items("DomainValidationOptions").Where(option => option.Text("ValidationDomain") is not null)
            .Select(option => option.AsObject().Except("HostedZoneId")).ToArray();
        return aws.Call("acm:RequestCertificate", wanted.Except($"DomainValidationOptions {Preference}")
            .With("DomainValidationOptions", options is [] ? null : new JsonArray([.. options]))
            .With("Options", Options(wanted))).Only("CertificateArn");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) => aws.Model(Find(aws, id)
        .With(Preference, Find(aws, id).Member("Options").Text(Preference))
        .With("Tags", aws.Call("acm:ListTagsForCertificate", id)["Tags"]));

    public override bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        var certificate = Find(aws, id);
        switch (certificate.Text("Status"))
        {
            case "ISSUED":
                return true;
            case "PENDING_VALIDATION":
                foreach (var option in wanted.Items("DomainValidationOptions").Where(option => option.Text("HostedZoneId") is not null))
                {
                    Prove(aws, certificate, option);
                }

                return false;
            default:
                throw HandlerFailure.NotStabilized($"The certificate {id.Text("CertificateArn")} is in the state {certificate.Text("Status")}.");
        }
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("CertificateArn"), change);
        if (change.Any(Preference))
        {
            aws.Call("acm:UpdateCertificateOptions", id.With("Options", Options(change.After)));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("acm:DeleteCertificate", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("acm:ListCertificates", "CertificateSummaryList").Select(certificate => certificate.Pick("CertificateArn"));

    private static JsonObject Find(AwsCalls aws, JsonObject id) => aws.Call("acm:DescribeCertificate", id)["Certificate"]!.AsObject();

    private static JsonObject? Options(JsonObject wanted) => wanted[Preference] is { } preference ? new() { [Preference] = preference.DeepClone() } : null;

    private static void Prove(AwsCalls aws, JsonObject certificate, JsonNode option)
    {
        var proof = certificate.Items("DomainValidationOptions").FirstOrDefault(proof => proof.Text("DomainName") == option.Text("DomainName"));
        if (proof.Member("ResourceRecord") is { } record)
        {
            aws.CallOnWire("route53:ChangeResourceRecordSets", new()
            {
                ["Id"] = option.Text("HostedZoneId"),
                ["ChangeBatch"] = new JsonObject { ["Changes"] = new JsonObject { ["Change"] = new JsonArray(Upsert(record)) } },
            });
        }
    }

    private static JsonObject Upsert(JsonNode record) => new()
    {
        ["Action"] = "UPSERT",
        ["ResourceRecordSet"] = new JsonObject
        {
            ["Name"] = record.Text("Name"),
            ["Type"] = record.Text("Type"),
            ["TTL"] = "300",
            ["ResourceRecords"] = new JsonObject { ["ResourceRecord"] = new JsonArray(new JsonObject { ["Value"] = record.Text("Value") }) },
        },
    };
}
