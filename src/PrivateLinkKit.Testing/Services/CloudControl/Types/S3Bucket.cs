using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Buckets, which must be empty to be deleted.</summary>
internal sealed class S3Bucket() : ResourceKind("AWS::S3::Bucket")
{
    private const string Access = "PublicAccessBlockConfiguration";
    private const string Versioning = "VersioningConfiguration";
    private const string Ownership = "OwnershipControls";
    private const string Encryption = "BucketEncryption";
    private const string FirstRegion = "us-east-1";

    private static readonly string[] Settings = [Access, Versioning, Ownership, Encryption];

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        if (wanted.Except($"BucketName Tags {string.Join(' ', Settings)}").FirstOrDefault().Key is { } other)
        {
            throw CloudControlErrors.NotEmulated($"the property {other} of {TypeName}");
        }

        var name = wanted.Text("BucketName") ?? aws.NewName();
        var place = aws.Region.Name is FirstRegion ? null : new JsonObject { ["LocationConstraint"] = aws.Region.Name };
        aws.CallOnWire("s3:CreateBucket", new JsonObject { ["Bucket"] = name }.With("CreateBucketConfiguration", place));
        return new() { ["BucketName"] = name };
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
        foreach (var setting in Settings.Where(wanted.ContainsKey))
        {
            Put(aws, id, setting, wanted[setting]!);
        }

        aws.Tag(Arn(aws, id), wanted["Tags"]);
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var bucket = ById(id);
        var name = id.Required("BucketName");
        aws.Call("s3:HeadBucket", bucket);
        var owned = aws.Find("s3:GetBucketOwnershipControls", bucket).Member(Ownership).Items("Rule").ToArray();
        var encrypted = aws.Find("s3:GetBucketEncryption", bucket).Member("ServerSideEncryptionConfiguration").Items("Rule");
        var status = aws.Call("s3:GetBucketVersioning", bucket).Text("Status");
        return aws.Model(id
            .With("Arn", Arn(aws, id))
            .With("DomainName", $"{name}.s3.{aws.Region.Partition.DnsSuffix}")
            .With("RegionalDomainName", $"{name}.s3.{aws.Region.Name}.{aws.Region.Partition.DnsSuffix}")
            .With("Tags", aws.Find("s3:GetBucketTagging", bucket).Member("TagSet").Member("Tag"))
            .With(Access, aws.Find("s3:GetPublicAccessBlock", bucket).Member(Access))
            .With(Versioning, status is null ? null : new JsonObject { ["Status"] = status })
            .With(Ownership, owned is [] ? null : new JsonObject { ["Rules"] = new JsonArray([.. owned.Select(rule => rule.DeepClone())]) })
            .With(Encryption, new JsonObject { ["ServerSideEncryptionConfiguration"] = new JsonArray([.. encrypted.Select(Renamed)]) }));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(Arn(aws, id), change);
        foreach (var setting in change.Of(string.Join(' ', Settings)))
        {
            if (change.After[setting] is { } value)
            {
                Put(aws, id, setting, value);
            }
            else if (setting is Versioning)
            {
                Put(aws, id, setting, new JsonObject { ["Status"] = "Suspended" });
            }
            else
            {
                var name = setting switch { Access => "PublicAccessBlock", Ownership => "BucketOwnershipControls", _ => "BucketEncryption" };
                aws.Call($"s3:Delete{name}", ById(id));
            }
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("s3:DeleteBucket", ById(id));

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws.Call("s3:ListBuckets", []).Member("Buckets").Items("Bucket")
        .Select(bucket => new JsonObject { ["BucketName"] = bucket.Text("Name") });

    private static void Put(AwsCalls aws, JsonObject id, string setting, JsonNode value)
    {
        var (operation, member, wire) = setting switch
        {
            Access => ("PublicAccessBlock", Access, value),
            Versioning => ("BucketVersioning", Versioning, value),
            Ownership => ("BucketOwnershipControls", Ownership, Rules(value.Items("Rules"))),
            _ => ("BucketEncryption", "ServerSideEncryptionConfiguration", Rules(value.Items("ServerSideEncryptionConfiguration").Select(Written))),
        };
        aws.CallOnWire($"s3:Put{operation}", ById(id).With(member, Texts(wire)));
    }

    private static JsonObject Rules(IEnumerable<JsonNode> rules) => new() { ["Rule"] = new JsonArray([.. rules.Select(rule => rule.DeepClone())]) };

    // What the type calls ServerSideEncryptionByDefault, S3 applies under another name.
    private static JsonObject Written(JsonNode rule) => rule.AsObject().Except("ServerSideEncryptionByDefault")
        .With("ApplyServerSideEncryptionByDefault", rule["ServerSideEncryptionByDefault"]);

    private static JsonObject Renamed(JsonNode rule) => rule.AsObject().Except("ApplyServerSideEncryptionByDefault")
        .With("ServerSideEncryptionByDefault", rule["ApplyServerSideEncryptionByDefault"]);

    /// <summary>Returns a value as XML has it: its numbers and booleans are texts.</summary>
    private static JsonNode Texts(JsonNode value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Texts(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Texts(item!))]),
        _ => JsonValue.Create(Fields.AsText(value)),
    };

    private static JsonObject ById(JsonObject id) => new() { ["Bucket"] = id.Text("BucketName") };

    private static string Arn(AwsCalls aws, JsonObject id) => aws.Region.Partition.Arn("s3", "", "", id.Required("BucketName"));
}
