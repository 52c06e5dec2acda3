using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;

namespace PrivateLinkKit.Testing.Tests.Services.S3;

/// <summary>What Terraform reads of a bucket, in the order of its provider, and what it sets.</summary>
public class BucketConfigurationsTests : BucketTest
{
    private static readonly string[] Unset =
    [
        "policy NoSuchBucketPolicy", "cors NoSuchCORSConfiguration", "website NoSuchWebsiteConfiguration", "lifecycle NoSuchLifecycleConfiguration",
        "replication ReplicationConfigurationNotFoundError", "object-lock ObjectLockConfigurationNotFoundError", "tagging NoSuchTagSet",
    ];

    [Fact]
    public async Task NewBucket_HasTheDefaultsOfAws()
    {
        foreach (var (name, code) in Unset.Select(line => line.Split(' ')).Select(words => (words[0], words[1])))
        {
            var (status, text) = await TestEnvironment.S3Async(HttpMethod.Get, $"/{Bucket}?{name}");
            Assert.True((int)status is 404 && text.Contains($"<Code>{code}</Code>"), $"{name}: {status} {text}");
        }

        Assert.Equal(VersionStatus.Off, (await S3.GetBucketVersioningAsync(Bucket)).VersioningConfig.Status);
        var block = (await S3.GetPublicAccessBlockAsync(new() { BucketName = Bucket })).PublicAccessBlockConfiguration;
        Assert.Equal((true, true, true, true), (block.BlockPublicAcls, block.IgnorePublicAcls, block.BlockPublicPolicy, block.RestrictPublicBuckets));
        var rules = (await S3.GetBucketOwnershipControlsAsync(new() { BucketName = Bucket })).OwnershipControls.Rules;
        Assert.Equal(ObjectOwnership.BucketOwnerEnforced, rules.Single().ObjectOwnership);
        var encryption = (await S3.GetBucketEncryptionAsync(new() { BucketName = Bucket })).ServerSideEncryptionConfiguration;
        Assert.Equal("AES256", encryption.ServerSideEncryptionRules.Single().ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Value);
        Assert.Equal("BucketOwner", (await S3.GetBucketRequestPaymentAsync(new GetBucketRequestPaymentRequest { BucketName = Bucket })).Payer);
        Assert.Single((await S3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = Bucket })).Grants);
    }

    [Fact]
    public async Task Configurations_Deleted_AreNotFound()
    {
        await S3.DeletePublicAccessBlockAsync(new() { BucketName = Bucket });
        await S3.DeleteBucketOwnershipControlsAsync(new() { BucketName = Bucket });

        await Refused.WithAsync("NoSuchPublicAccessBlockConfiguration", () => S3.GetPublicAccessBlockAsync(new() { BucketName = Bucket }));
        await Refused.WithAsync("OwnershipControlsNotFoundError", () => S3.GetBucketOwnershipControlsAsync(new() { BucketName = Bucket }));
    }

    [Fact]
    public async Task Lifecycle_Put_IsReadBack()
    {
        var rule = new LifecycleRule
        {
            Id = "old", Status = LifecycleRuleStatus.Enabled, Expiration = new() { Days = 30 },
            Filter = new() { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "logs/" } },
        };
        await S3.PutLifecycleConfigurationAsync(Bucket, new() { Rules = [rule] });

        var read = (await S3.GetLifecycleConfigurationAsync(Bucket)).Configuration.Rules.Single();

        Assert.Equal(("old", 30), (read.Id, read.Expiration.Days));
        await S3.DeleteLifecycleConfigurationAsync(Bucket);
        Assert.Contains("NoSuchLifecycleConfiguration", (await TestEnvironment.S3Async(HttpMethod.Get, $"/{Bucket}?lifecycle")).Text);
    }

    [Fact]
    public async Task Cors_Put_IsReadBack()
    {
        await S3.PutCORSConfigurationAsync(Bucket, new() { Rules = [new() { AllowedMethods = ["GET"], AllowedOrigins = ["*"], MaxAgeSeconds = 60 }] });

        var read = (await S3.GetCORSConfigurationAsync(Bucket)).Configuration.Rules.Single();

        Assert.Equal(("GET", "*", 60), (read.AllowedMethods.Single(), read.AllowedOrigins.Single(), read.MaxAgeSeconds));
        await S3.DeleteCORSConfigurationAsync(Bucket);
        Assert.Contains("NoSuchCORSConfiguration", (await TestEnvironment.S3Async(HttpMethod.Get, $"/{Bucket}?cors")).Text);
    }

    [Fact]
    public async Task Replication_NeedsVersionsOnBothSides()
    {
        ReplicationConfiguration Replication() => new()
        {
            Role = "arn:aws:iam::111111111111:role/copy",
            Rules = [new() { Id = "all", Status = ReplicationRuleStatus.Enabled, Destination = new() { BucketArn = $"arn:aws:s3:::{Bucket}-copy" } }],
        };
        Task PutAsync() => S3.PutBucketReplicationAsync(new() { BucketName = Bucket, Configuration = Replication() });

        await Refused.WithAsync("InvalidRequest", PutAsync);
        await S3.PutBucketVersioningAsync(new() { BucketName = Bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        await Refused.WithAsync("InvalidRequest", PutAsync);
        await S3.PutBucketAsync(new PutBucketRequest
        {
            BucketName = $"{Bucket}-copy", BucketRegionName = TestEnvironment.Region, ObjectLockEnabledForBucket = true,
        });
        await PutAsync();
        await Refused.WithAsync("InvalidBucketState", () => S3.PutBucketVersioningAsync(
            new() { BucketName = Bucket, VersioningConfig = new() { Status = VersionStatus.Suspended } }));
    }

    [Fact]
    public async Task Policy_ForEverybody_NeedsPublicAccess()
    {
        var policy = Statement("Allow", "*", "s3:GetObject", "/*");

        await Refused.WithAsync("AccessDenied", () => S3.PutBucketPolicyAsync(Bucket, policy));
        await S3.PutPublicAccessBlockAsync(new() { BucketName = Bucket, PublicAccessBlockConfiguration = new() { BlockPublicPolicy = false } });
        await S3.PutBucketPolicyAsync(Bucket, policy);
        Assert.True((await S3.GetBucketPolicyStatusAsync(new() { BucketName = Bucket })).PolicyStatus.IsPublic);
        Assert.Equal(policy, (await S3.GetBucketPolicyAsync(Bucket)).Policy);
    }

    [Theory]
    [InlineData("{", "MalformedPolicy")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::other/*"}]}""", "MalformedPolicy")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"arn:aws:s3:::orders-of-today"}]}""", "MalformedPolicy")]
    public async Task Policy_Invalid_IsRefused(string policy, string code) =>
        await Refused.WithAsync(code, () => S3.PutBucketPolicyAsync(Bucket, policy));

    [Fact]
    public async Task Policy_OfABucket_DecidesForOtherAccounts()
    {
        await PutAsync("a", "1");
        await Refused.WithAsync("AccessDenied", () => Other.GetObjectAsync(Bucket, "a"));

        await S3.PutBucketPolicyAsync(Bucket, Statement("Allow", TestEnvironment.Consumer, "s3:GetObject", "/*"));

        Assert.Equal("1", await ReadAsync("a", client: Other));
        await Refused.WithAsync("AccessDenied", () => PutAsync("a", "2", Other));
        await S3.PutBucketPolicyAsync(Bucket, Statement("Deny", "*", "s3:*", "/*", "*"));
        await Refused.WithAsync("AccessDenied", () => S3.GetObjectAsync(Bucket, "a"));
        await S3.DeleteBucketPolicyAsync(Bucket);
        Assert.Equal("1", await ReadAsync("a"));
    }

    [Fact]
    public async Task Acl_OtherThanTheOwners_IsNotSupported()
    {
        await Refused.WithAsync("AccessControlListNotSupported", () => S3.PutObjectAsync(
            new() { BucketName = Bucket, Key = "a", ContentBody = "1", CannedACL = S3CannedACL.PublicRead }));
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "a", ContentBody = "1", CannedACL = S3CannedACL.BucketOwnerFullControl });
    }

    private static string Statement(string effect, string account, string action, params string[] below) => JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Statement = new[]
        {
            new { Effect = effect, Principal = new { AWS = account }, Action = action,
                Resource = below.Select(path => $"arn:aws:s3:::{Bucket}{(path is "*" ? "" : path)}").ToArray() },
        },
    });
}
