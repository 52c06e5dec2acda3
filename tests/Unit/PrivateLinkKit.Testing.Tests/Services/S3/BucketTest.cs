using Amazon.S3;
using Amazon.S3.Model;

namespace PrivateLinkKit.Testing.Tests.Services.S3;

/// <summary>A test class with clients of S3 of two accounts, and a bucket of the first.</summary>
public abstract class BucketTest : EmulatorTest, IAsyncLifetime
{
    protected const string Bucket = "orders-of-today";

    protected IAmazonS3 S3 { get; private set; } = null!;

    protected IAmazonS3 Other { get; private set; } = null!;

    public new async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (S3, Other) = (TestEnvironment.S3Of(TestEnvironment.Provider), TestEnvironment.S3Of(TestEnvironment.Consumer));
        await MakeAsync(S3);
    }

    public new async Task DisposeAsync()
    {
        S3.Dispose();
        Other.Dispose();
        await base.DisposeAsync();
    }

    protected static Task MakeAsync(IAmazonS3 client, string name = Bucket) =>
        client.PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegionName = TestEnvironment.Region });

    protected async Task<string?> PutAsync(string key, string text, IAmazonS3? client = null) =>
        (await (client ?? S3).PutObjectAsync(new() { BucketName = Bucket, Key = key, ContentBody = text })).VersionId;

    protected async Task<string> ReadAsync(string key, string? versionId = null, IAmazonS3? client = null)
    {
        using var answer = await (client ?? S3).GetObjectAsync(new() { BucketName = Bucket, Key = key, VersionId = versionId });
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }
}
