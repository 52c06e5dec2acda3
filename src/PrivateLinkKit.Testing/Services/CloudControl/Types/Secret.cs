using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Secrets. A deleted one keeps its name during the recovery window.</summary>
internal sealed class Secret() : ResourceKind("AWS::SecretsManager::Secret")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var secret = wanted.Except("GenerateSecretString").With("Name", wanted.Text("Name") ?? aws.NewName());
        return new()
        {
            ["Id"] = aws.Call("secretsmanager:CreateSecret", secret.With("SecretString", Value(aws, wanted))).Text("ARN"),
        };
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var secret = aws.Call("secretsmanager:DescribeSecret", ById(id));
        return secret.ContainsKey("DeletedDate") ? null : aws.Model(secret, "Id=ARN");
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(id.Required("Id"), change);
        if (change.Any("Description KmsKeyId SecretString GenerateSecretString"))
        {
            aws.Call("secretsmanager:UpdateSecret", ById(id).With("Description", change.After["Description"] ?? "")
                .With("KmsKeyId", change.After["KmsKeyId"])
                .With("SecretString", Value(aws, change.After)));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("secretsmanager:DeleteSecret", ById(id));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.All("secretsmanager:ListSecrets", "SecretList")
        .Select(secret => new JsonObject { ["Id"] = secret.Text("ARN") });

    private static JsonObject ById(JsonObject id) => new() { ["SecretId"] = id.Text("Id") };

    private static string? Value(AwsCalls aws, JsonObject wanted) =>
        wanted["GenerateSecretString"] is JsonObject rules ? GeneratedSecret.Of(aws, rules) : wanted.Text("SecretString");
}
