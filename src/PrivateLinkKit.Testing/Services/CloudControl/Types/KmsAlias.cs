using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Aliases of keys.</summary>
internal sealed class KmsAlias() : ResourceKind("AWS::KMS::Alias")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        aws.Call("kms:CreateAlias", wanted);
        return wanted.Only("AliasName");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) =>
        aws.All("kms:ListAliases", "Aliases").FirstOrDefault(alias => alias.Text("AliasName") == id.Text("AliasName")) is { } alias ? aws.Model(alias) : null;

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("TargetKeyId"))
        {
            aws.Call("kms:UpdateAlias", id.With("TargetKeyId", change.After["TargetKeyId"]));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("kms:DeleteAlias", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("kms:ListAliases", "Aliases").Select(alias => alias.Pick("AliasName"));
}
