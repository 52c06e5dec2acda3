using System.Net;
using System.Net.Sockets;
using Amazon.S3;
using Amazon.S3.Model;

namespace PrivateLinkKit.Testing.Tests.Services.S3;

public class BucketsTests : BucketTest
{
    [Fact]
    public async Task Create_NameOfAnotherAccount_IsTakenInAllRegions()
    {
        using var elsewhere = TestEnvironment.S3Of(TestEnvironment.Consumer, "us-east-1");

        await Refused.WithAsync("BucketAlreadyExists", () => MakeAsync(Other));
        await Refused.WithAsync("BucketAlreadyExists", () => elsewhere.PutBucketAsync(Bucket));
        await Refused.WithAsync("BucketAlreadyOwnedByYou", () => MakeAsync(S3));
        Assert.Empty((await Other.ListBucketsAsync()).Buckets ?? []);
    }

    [Theory]
    [InlineData("Orders")]
    [InlineData("ab")]
    [InlineData("a..b")]
    [InlineData("10.0.0.1")]
    [InlineData("xn--orders")]
    [InlineData("orders-s3alias")]
    [InlineData("-orders")]
    public async Task Create_InvalidName_IsRefused(string name)
    {
        var (status, text) = await TestEnvironment.S3Async(HttpMethod.Put, $"/{name}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("<Code>InvalidBucketName</Code>", text);
    }

    [Fact]
    public async Task Create_LocationConstraint_MustFitTheRegion()
    {
        using var first = TestEnvironment.S3Of(TestEnvironment.Provider, "us-east-1");

        var (status, text) = await TestEnvironment.S3Async(HttpMethod.Put, "/without-a-place");
        Assert.Equal((HttpStatusCode.BadRequest, true), (status, text.Contains("IllegalLocationConstraintException")));
        await Refused.WithAsync("IllegalLocationConstraintException", () => S3.PutBucketAsync(
            new PutBucketRequest { BucketName = "far-away", BucketRegionName = "eu-central-1" }));

        await first.PutBucketAsync(new PutBucketRequest { BucketName = "far-away", BucketRegionName = "eu-west-1" });
        Assert.Equal("eu-west-1", (await S3.GetBucketLocationAsync("far-away")).Location.Value);
    }

    [Fact]
    public async Task Calls_FromAnotherRegion_AreRedirected()
    {
        var (status, text) = await TestEnvironment.S3Async(HttpMethod.Get, $"/{Bucket}?list-type=2", region: "eu-central-1");

        Assert.Equal(HttpStatusCode.MovedPermanently, status);
        Assert.Contains("<Code>PermanentRedirect</Code>", text);
        Assert.Contains($"<Endpoint>{Bucket}.s3.eu-west-1.amazonaws.com</Endpoint>", text);
    }

    [Fact]
    public async Task Delete_NotEmpty_IsRefused()
    {
        await PutAsync("a", "1");

        await Refused.WithAsync("BucketNotEmpty", () => S3.DeleteBucketAsync(Bucket));
        await S3.DeleteObjectAsync(Bucket, "a");
        await S3.DeleteBucketAsync(Bucket);
        await Refused.WithAsync("NoSuchBucket", () => S3.ListObjectsV2Async(new() { BucketName = Bucket }));
        await MakeAsync(Other);
    }

    [Fact]
    public async Task List_Paged_HasAllBuckets()
    {
        await MakeAsync(S3, "orders-of-yesterday");

        var first = await S3.ListBucketsAsync(new ListBucketsRequest { MaxBuckets = 1 });
        var second = await S3.ListBucketsAsync(new ListBucketsRequest { MaxBuckets = 1, ContinuationToken = first.ContinuationToken });

        Assert.Equal([Bucket, "orders-of-yesterday"], [.. first.Buckets.Concat(second.Buckets).Select(bucket => bucket.BucketName)]);
        Assert.Equal("eu-west-1", first.Buckets[0].BucketRegion);
        Assert.Null(second.ContinuationToken);
    }

    [Theory]
    [InlineData("orders-of-today.localhost", "/")]
    [InlineData("orders-of-today.s3.eu-west-1.localhost.localstack.cloud", "/")]
    [InlineData("localhost", "/orders-of-today")]
    public async Task Address_OfABucket_IsItsHostOrPath(string host, string path)
    {
        await PutAsync("a b/c", "1");

        var (status, text) = await TestEnvironment.S3Async(HttpMethod.Get, $"{path}?list-type=2", host);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<Key>a b/c</Key>", text);
    }

    [Fact]
    public async Task Answers_WithoutABody_KeepTheConnection()
    {
        var connections = 0;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        Assert.Equal(HttpStatusCode.NoContent, (await http.S3Async(HttpMethod.Delete, $"/{Bucket}/none")).Status);
        Assert.Equal(HttpStatusCode.OK, (await http.S3Async(HttpMethod.Get, $"/{Bucket}?list-type=2")).Status);

        Assert.Equal(1, connections);
    }

    [Theory]
    [InlineData("PUT", "/orders-of-today?logging", "logging")]
    [InlineData("PUT", "/orders-of-today?acl", "acl")]
    [InlineData("POST", "/orders-of-today/a?uploads", "?uploads")]
    [InlineData("GET", "/orders-of-today?analytics&id=1", "analytics")]
    public async Task Calls_NotEmulated_AreRefusedByName(string method, string path, string name)
    {
        var (status, text) = await TestEnvironment.S3Async(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.NotImplemented, status);
        Assert.Contains("EmbeddedAws does not emulate", text);
        Assert.Contains(name, text);
    }
}
