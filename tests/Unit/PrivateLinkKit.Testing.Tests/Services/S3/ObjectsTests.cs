using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace PrivateLinkKit.Testing.Tests.Services.S3;

public class ObjectsTests : BucketTest
{
    [Fact]
    public async Task Put_WithHeaders_IsReadWithThem()
    {
        var request = new PutObjectRequest
        {
            BucketName = Bucket, Key = "a/ä b.txt", ContentBody = "one", ContentType = "text/plain", TagSet = [new() { Key = "team", Value = "a & b" }],
        };
        request.Metadata["Kind"] = "order";
        request.Headers.CacheControl = "no-cache";

        var put = await S3.PutObjectAsync(request);
        using var read = await S3.GetObjectAsync(Bucket, request.Key);

        Assert.Equal("\"f97c5d29941bfb1b2fdab0874906ab82\"", put.ETag);
        Assert.Equal((put.ETag, "text/plain", "order", "no-cache", 1),
            (read.ETag, read.Headers.ContentType, read.Metadata["kind"], read.Headers.CacheControl, read.TagCount));
        Assert.Equal(ServerSideEncryptionMethod.AES256, read.ServerSideEncryptionMethod);
        Assert.Equal("a & b", (await S3.GetObjectTaggingAsync(new() { BucketName = Bucket, Key = request.Key })).Tagging.Single().Value);
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task Put_WithAChecksum_KeepsIt(string algorithm)
    {
        var put = await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "a", ContentBody = "one", ChecksumAlgorithm = algorithm });
        var head = await S3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = Bucket, Key = "a", ChecksumMode = ChecksumMode.ENABLED });

        var given = algorithm switch { "CRC32" => put.ChecksumCRC32, "SHA1" => put.ChecksumSHA1, _ => put.ChecksumSHA256 };
        Assert.NotNull(given);
        Assert.Equal(given, algorithm switch { "CRC32" => head.ChecksumCRC32, "SHA1" => head.ChecksumSHA1, _ => head.ChecksumSHA256 });
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", "BadDigest")]
    [InlineData("x-amz-checksum-sha256", "none", "InvalidRequest")]
    [InlineData("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==", "BadDigest")]
    [InlineData("Content-MD5", "none", "InvalidDigest")]
    public async Task Put_WrongDigest_IsRefused(string header, string value, string code)
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        var (status, text) = await http.S3Async(HttpMethod.Put, $"/{Bucket}/a", body: "one", headers: [(header, value)]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"<Code>{code}</Code>", text);
        await Refused.WithAsync("NoSuchKey", () => S3.GetObjectAsync(Bucket, "a"));
    }

    [Theory]
    [InlineData("3;chunk-signature=0\r\none\r\n0;chunk-signature=0\r\n\r\n", "one")]
    [InlineData("2\r\non\r\n1\r\ne\r\n0\r\nx-amz-checksum-crc32:emyG8Q==\r\n\r\n", "one")]
    [InlineData("4\r\none\r\n0\r\n\r\n", null)]
    [InlineData("no chunk", null)]
    public async Task Put_Chunked_IsStoredWithoutChunks(string body, string? stored)
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        var (status, text) = await http.S3Async(HttpMethod.Put, $"/{Bucket}/a", body: body, headers:
            [("Content-Encoding", "aws-chunked"), ("x-amz-decoded-content-length", "3"), ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")]);

        if (stored is null)
        {
            Assert.Contains("<Code>IncompleteBody</Code>", text);
        }
        else
        {
            Assert.True(status is HttpStatusCode.OK, text);
            Assert.Equal(stored, await ReadAsync("a"));
        }
    }

    [Theory]
    [InlineData("bytes=1-3", "bcd", "bytes 1-3/6")]
    [InlineData("bytes=4-", "ef", "bytes 4-5/6")]
    [InlineData("bytes=-2", "ef", "bytes 4-5/6")]
    [InlineData("bytes=2-99", "cdef", "bytes 2-5/6")]
    public async Task Get_Range_IsPartOfTheBody(string range, string text, string header)
    {
        await PutAsync("a", "abcdef");

        using var part = await S3.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = "a", ByteRange = new ByteRange(range) });

        using var reader = new StreamReader(part.ResponseStream);
        Assert.Equal((HttpStatusCode.PartialContent, text, header), (part.HttpStatusCode, await reader.ReadToEndAsync(), part.ContentRange));
        await Refused.WithAsync("InvalidRange", () => S3.GetObjectAsync(
            new GetObjectRequest { BucketName = Bucket, Key = "a", ByteRange = new ByteRange("bytes=6-") }));
    }

    [Fact]
    public async Task Conditions_NotMet_AreRefused()
    {
        await PutAsync("a", "1");
        var tag = (await S3.GetObjectMetadataAsync(Bucket, "a")).ETag;

        await Refused.WithAsync("PreconditionFailed", () => S3.PutObjectAsync(
            new() { BucketName = Bucket, Key = "a", ContentBody = "2", IfNoneMatch = "*" }));
        await Refused.WithAsync("PreconditionFailed", () => S3.GetObjectAsync(new() { BucketName = Bucket, Key = "a", EtagToMatch = "\"0\"" }));
        var error = await Assert.ThrowsAnyAsync<AmazonS3Exception>(
            () => S3.GetObjectAsync(new() { BucketName = Bucket, Key = "a", EtagToNotMatch = tag }));
        Assert.Equal(HttpStatusCode.NotModified, error.StatusCode);
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "a", ContentBody = "2", IfMatch = tag });
        Assert.Equal("2", await ReadAsync("a"));
    }

    [Fact]
    public async Task List_WithDelimiter_HasCommonPrefixesAndPages()
    {
        foreach (var key in new[] { "a", "b/1", "b/2", "c/1", "d" })
        {
            await PutAsync(key, "x");
        }

        var entries = new List<string>();
        var request = new ListObjectsV2Request { BucketName = Bucket, Delimiter = "/", MaxKeys = 2 };
        ListObjectsV2Response page;
        do
        {
            page = await S3.ListObjectsV2Async(request);
            entries.AddRange((page.S3Objects ?? []).Select(item => item.Key).Concat(page.CommonPrefixes ?? []));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated is true);

        Assert.Equal(["a", "b/", "c/", "d"], entries.Order(StringComparer.Ordinal));
        Assert.Equal(["b/1", "b/2"], (await S3.ListObjectsV2Async(new() { BucketName = Bucket, Prefix = "b/" })).S3Objects.Select(item => item.Key));
        Assert.Equal(["d"], (await S3.ListObjectsV2Async(new() { BucketName = Bucket, StartAfter = "c/1" })).S3Objects.Select(item => item.Key));
    }

    [Fact]
    public async Task Copy_ReplacesWhatIsAsked()
    {
        var request = new PutObjectRequest { BucketName = Bucket, Key = "a b", ContentBody = "one", ContentType = "text/plain" };
        request.Metadata["kind"] = "order";
        await S3.PutObjectAsync(request);

        await S3.CopyObjectAsync(Bucket, "a b", Bucket, "c");
        await S3.CopyObjectAsync(new() { SourceBucket = Bucket, SourceKey = "c", DestinationBucket = Bucket, DestinationKey = "d",
            MetadataDirective = S3MetadataDirective.REPLACE, ContentType = "text/html" });

        Assert.Equal("order", (await S3.GetObjectMetadataAsync(Bucket, "c")).Metadata["kind"]);
        var replaced = await S3.GetObjectMetadataAsync(Bucket, "d");
        Assert.Equal(("text/html", 0), (replaced.Headers.ContentType, replaced.Metadata.Count));
        Assert.Equal("one", await ReadAsync("d"));
        await Refused.WithAsync("InvalidRequest", () => S3.CopyObjectAsync(Bucket, "c", Bucket, "c"));
        await Refused.WithAsync("NoSuchKey", () => S3.CopyObjectAsync(Bucket, "none", Bucket, "c"));
    }

    [Fact]
    public async Task Versions_OfAKey_AreKeptBehindMarkers()
    {
        await PutAsync("a", "0");
        await S3.PutBucketVersioningAsync(new() { BucketName = Bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        var first = await PutAsync("a", "1");
        var second = await PutAsync("a", "2");

        var deleted = await S3.DeleteObjectAsync(Bucket, "a");

        Assert.Equal("true", deleted.DeleteMarker);
        await Refused.WithAsync("NoSuchKey", () => S3.GetObjectAsync(Bucket, "a"));
        Assert.Equal(("0", "1", "2"), (await ReadAsync("a", "null"), await ReadAsync("a", first), await ReadAsync("a", second)));
        var versions = (await S3.ListVersionsAsync(Bucket)).Versions;
        Assert.Equal(
            [deleted.VersionId, second, first, "null"],
            versions.OrderByDescending(version => version.IsDeleteMarker).Select(version => version.VersionId));
        await Refused.WithAsync("BucketNotEmpty", () => S3.DeleteBucketAsync(Bucket));
        await S3.DeleteObjectAsync(Bucket, "a", deleted.VersionId);
        Assert.Equal("2", await ReadAsync("a"));

        await S3.PutBucketVersioningAsync(new() { BucketName = Bucket, VersioningConfig = new() { Status = VersionStatus.Suspended } });
        Assert.Equal("null", await PutAsync("a", "3"));
        Assert.Equal(("3", "2"), (await ReadAsync("a", "null"), await ReadAsync("a", second)));
    }

    [Fact]
    public async Task DeleteObjects_OfSeveral_AnswersForEach()
    {
        await PutAsync("a", "1");

        var answer = await S3.DeleteObjectsAsync(new() { BucketName = Bucket, Objects = [new() { Key = "a" }, new() { Key = "none" }] });

        Assert.Equal(["a", "none"], answer.DeletedObjects.Select(item => item.Key));
        Assert.Empty((await S3.ListObjectsV2Async(new() { BucketName = Bucket })).S3Objects ?? []);
    }

    [Fact]
    public async Task Put_KeyOfKms_MustExist()
    {
        var key = (string)(await TestEnvironment.Aws.CallAsync("kms:CreateKey"))["KeyMetadata"]!["KeyId"]!;

        await Refused.WithAsync("KMS.NotFoundException", () => S3.PutObjectAsync(new()
        {
            BucketName = Bucket, Key = "a", ContentBody = "1", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = "11111111-2222-3333-4444-555555555555",
        }));
        var put = await S3.PutObjectAsync(new()
        {
            BucketName = Bucket, Key = "a", ContentBody = "1", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = key,
        });
        Assert.EndsWith(key, put.ServerSideEncryptionKeyManagementServiceKeyId);
    }
}
