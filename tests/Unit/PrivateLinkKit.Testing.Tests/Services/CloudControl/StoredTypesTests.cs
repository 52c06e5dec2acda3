using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Tests.Services.Acm;
using PrivateLinkKit.Testing.Tests.Services.S3;

namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

public class StoredTypesTests : CloudControlTest
{
    private const string Secret = "AWS::SecretsManager::Secret";
    private const string Key = "AWS::KMS::Key";

    [Fact]
    public async Task Secret_Value_IsHiddenAndKeptByUpdates()
    {
        var arn = await CreateAsync(Secret, new() { ["Name"] = "key", ["SecretString"] = "s3cr3t" });
        Assert.Null((await ReadAsync(Secret, arn))["SecretString"]);

        await UpdateAsync(Secret, arn, """[{"op":"add","path":"/Description","value":"of the orders"}]""");

        Assert.Equal("of the orders", (string?)(await ReadAsync(Secret, arn))["Description"]);
        Assert.Equal("s3cr3t", await ValueAsync(arn));
        await DeleteAsync(Secret, arn);
        await FailAsync("InvalidRequest", await StartCreateAsync(Secret, new() { ["Name"] = "key", ["SecretString"] = "other" }));
    }

    [Fact]
    public async Task Secret_GeneratedValue_FollowsItsRules()
    {
        var arn = await CreateAsync(Secret, new()
        {
            ["Name"] = "key",
            ["GenerateSecretString"] = new JsonObject
            {
                ["SecretStringTemplate"] = """{"user":"admin"}""", ["GenerateStringKey"] = "password", ["PasswordLength"] = 40,
                ["ExcludePunctuation"] = true,
            },
        });

        Assert.Matches("^{\"user\":\"admin\",\"password\":\"[A-Za-z0-9]{40}\"}$", await ValueAsync(arn));
    }

    [Fact]
    public async Task Bucket_WithAnObject_CannotBeDeletedBefore()
    {
        const string type = "AWS::S3::Bucket";
        var bucket = await CreateAsync(type, new()
        {
            ["BucketName"] = "orders",
            ["VersioningConfiguration"] = new JsonObject { ["Status"] = "Enabled" },
            ["PublicAccessBlockConfiguration"] = new JsonObject { ["BlockPublicAcls"] = true },
            ["OwnershipControls"] = new JsonObject { ["Rules"] = new JsonArray(new JsonObject { ["ObjectOwnership"] = "ObjectWriter" }) },
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "a" }),
        });
        await FailAsync("AlreadyExists", await StartCreateAsync(type, new() { ["BucketName"] = "orders" }));
        await UpdateAsync(type, bucket, """
            [{"op":"remove","path":"/VersioningConfiguration"},{"op":"add","path":"/Tags/-","value":{"Key":"stage","Value":"test"}},
            {"op":"add","path":"/BucketEncryption","value":{"ServerSideEncryptionConfiguration":
            [{"ServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"BucketKeyEnabled":true}]}}]
            """);
        var model = await ReadAsync(type, bucket);
        Assert.Equal(("Suspended", "True", "ObjectWriter", 2), ((string?)model["VersioningConfiguration"]!["Status"],
            $"{model["PublicAccessBlockConfiguration"]!["BlockPublicAcls"]!.GetValue<bool>()}",
            (string?)model["OwnershipControls"]!["Rules"]![0]!["ObjectOwnership"], model["Tags"]!.AsArray().Count));
        using var http = new HttpClient { BaseAddress = Aws.ServiceUrl };
        await http.S3Async(HttpMethod.Put, "/orders/first", body: "one");

        await FailAsync("ResourceConflict", await StartDeleteAsync(type, bucket));

        var objects = await http.S3Async(HttpMethod.Get, "/orders?versions");
        var version = System.Text.RegularExpressions.Regex.Match(objects.Text, "<VersionId>(.*?)</VersionId>").Groups[1].Value;
        await http.S3Async(HttpMethod.Delete, $"/orders/first?versionId={version}");
        await DeleteAsync(type, bucket);
        Assert.Empty(await ListAsync(type));
    }

    [Fact]
    public async Task Key_Deletion_SchedulesThatOfTheKey()
    {
        var key = await CreateAsync(Key, new() { ["Description"] = "orders", ["EnableKeyRotation"] = true });
        await CreateAsync("AWS::KMS::Alias", new() { ["AliasName"] = "alias/orders", ["TargetKeyId"] = key });
        await FailAsync("AlreadyExists", await StartCreateAsync("AWS::KMS::Alias", new() { ["AliasName"] = "alias/orders", ["TargetKeyId"] = key }));
        await UpdateAsync(Key, key, """[{"op":"replace","path":"/EnableKeyRotation","value":false},{"op":"replace","path":"/Enabled","value":false}]""");
        Assert.Equal("false false", string.Join(' ', (await ReadAsync(Key, key)).Where(property => property.Key.StartsWith("Enable", StringComparison.Ordinal))
            .Select(property => property.Value!.ToJsonString())));

        await DeleteAsync(Key, key);

        var state = (await Aws.CallAsync("kms:DescribeKey", new() { ["KeyId"] = key }))["KeyMetadata"]!["KeyState"];
        Assert.Equal("PendingDeletion", (string?)state);
        Assert.Contains(key, await ListAsync(Key));
        await RefusedAsync("ResourceNotFoundException", "GetResource", Key, new() { ["Identifier"] = key });
    }

    [Fact]
    public async Task Repository_Policies_RoundTrip()
    {
        const string type = "AWS::ECR::Repository";
        const string lifecycle = """
            {"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5},"action":{"type":"expire"}}]}
            """;
        var name = await CreateAsync(type, new()
        {
            ["RepositoryName"] = "orders",
            ["ImageTagMutability"] = "IMMUTABLE",
            ["LifecyclePolicy"] = new JsonObject { ["LifecyclePolicyText"] = lifecycle },
            ["EmptyOnDelete"] = true,
        });
        Assert.Null((await ReadAsync(type, name))["EmptyOnDelete"]);

        await UpdateAsync(type, name, """[{"op":"remove","path":"/LifecyclePolicy"},{"op":"replace","path":"/ImageTagMutability","value":"MUTABLE"}]""");

        var model = await ReadAsync(type, name);
        Assert.Equal((null, "MUTABLE"), (model["LifecyclePolicy"], (string?)model["ImageTagMutability"]));
        await DeleteAsync(type, name);
        Assert.Empty(await ListAsync(type));
    }

    [Fact]
    public async Task LogGroup_Retention_IsSetAndRemoved()
    {
        await CreateAsync(LogGroup, new() { ["LogGroupName"] = "orders", ["RetentionInDays"] = 7 });
        Assert.Equal(7, (int)(await ReadAsync(LogGroup, "orders"))["RetentionInDays"]!);

        await UpdateAsync(LogGroup, "orders", """[{"op":"remove","path":"/RetentionInDays"}]""");

        Assert.Null((await ReadAsync(LogGroup, "orders"))["RetentionInDays"]);
    }

    [Fact]
    public async Task TopicPolicy_Deletion_RestoresTheDefault()
    {
        const string type = "AWS::SNS::TopicInlinePolicy";
        var topic = await CreateAsync(Topic, new() { ["TopicName"] = "events" });
        var policy = JsonNode.Parse(Sqs.MessagingTest.Allow("vpce.amazonaws.com", "SNS:Publish", topic))!;
        await CreateAsync(type, new() { ["TopicArn"] = topic, ["PolicyDocument"] = policy });
        Assert.Equal("vpce.amazonaws.com", (string?)(await ReadAsync(type, topic))["PolicyDocument"]!["Statement"]![0]!["Principal"]!["Service"]);

        await DeleteAsync(type, topic);

        await RefusedAsync("ResourceNotFoundException", "GetResource", type, new() { ["Identifier"] = topic });
        Assert.NotNull(await ReadAsync(Topic, topic));
    }

    [Fact]
    public async Task Certificate_WithTheZoneOfItsDomain_IsIssued()
    {
        var zone = await CreateAsync("AWS::Route53::HostedZone", new()
        {
            ["Name"] = "example.com",
            ["HostedZoneTags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "a" }),
        });
        Assert.Equal("example.com.", (string?)(await ReadAsync("AWS::Route53::HostedZone", zone))["Name"]);
        Assert.Equal("a", (string?)(await ReadAsync("AWS::Route53::HostedZone", zone))["HostedZoneTags"]![0]!["Value"]);

        var arn = await CreateAsync("AWS::CertificateManager::Certificate", new()
        {
            ["DomainName"] = "orders.example.com",
            ["ValidationMethod"] = "DNS",
            ["DomainValidationOptions"] = new JsonArray(new JsonObject { ["DomainName"] = "orders.example.com", ["HostedZoneId"] = zone }),
        });

        Assert.Equal("ISSUED", (string?)(await Aws.DescribeCertificateAsync(arn))["Status"]);
        await FailAsync("ResourceConflict", await StartDeleteAsync("AWS::Route53::HostedZone", zone));
    }

    [Fact]
    public async Task Certificate_WithoutARecord_IsInProgress()
    {
        var started = await StartCreateAsync(
            "AWS::CertificateManager::Certificate", new() { ["DomainName"] = "orders.example.com", ["ValidationMethod"] = "DNS" });
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("IN_PROGRESS", (string?)(await StatusAsync(started))["OperationStatus"]);
    }

    [Fact]
    public async Task RecordedType_Resource_IsValidatedAndKept()
    {
        const string type = "AWS::ApplicationAutoScaling::ScalableTarget";
        var target = new JsonObject
        {
            ["ResourceId"] = "service/main/web", ["ScalableDimension"] = "ecs:service:DesiredCount", ["ServiceNamespace"] = "ecs", ["MinCapacity"] = 1,
            ["MaxCapacity"] = 3,
        };
        var id = await CreateAsync(type, target);
        Assert.Equal("service/main/web|ecs:service:DesiredCount|ecs", id);
        await FailAsync("AlreadyExists", await StartCreateAsync(type, target));

        await UpdateAsync(type, id, """[{"op":"replace","path":"/MaxCapacity","value":5}]""");

        Assert.Equal(5, (int)(await ReadAsync(type, id))["MaxCapacity"]!);
        Assert.Equal([id], await ListAsync(type));
        await DeleteAsync(type, id);
        await FailAsync("NotFound", await StartDeleteAsync(type, id));
    }

    [Theory]
    [InlineData("AWS::IAM::Policy", "AWS::IAM::RolePolicy")]
    [InlineData("AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy")]
    public async Task TypeWithoutRead_IsRefusedWithTheOther(string type, string other) => Assert.Equal(
        $"EmbeddedAws does not emulate the type {type}; use {other}",
        await RefusedAsync("ValidationException", "CreateResource", type, new() { ["DesiredState"] = "{}" }));

    private async Task<string?> ValueAsync(string arn) =>
        (string?)(await Aws.CallAsync("secretsmanager:GetSecretValue", new() { ["SecretId"] = arn }))["SecretString"];
}
