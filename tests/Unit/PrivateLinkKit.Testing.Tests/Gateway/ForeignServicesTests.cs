using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>Services that are not emulated are refused in the protocol that their clients read.</summary>
public class ForeignServicesTests : EmulatorTest
{
    private const string Json = "application/x-amz-json-1.1";

    [Theory]
    [InlineData("cloudfront", "POST", "/2020-05-31/distribution")]
    [InlineData("cloudfront", "GET", "/2020-05-31/distribution")]
    public async Task RestXmlRequest_IsRefusedAsErrorResponse(string service, string method, string path)
    {
        var (status, headers, text) = await SendAsync(service, method, path, "text/xml");

        var error = XElement.Parse(text);
        Assert.Equal((501, "text/xml", "ErrorResponse"), (status, headers.ContentType?.MediaType, error.Name.LocalName));
        Assert.Equal("UnknownService", error.Element("Error")!.Element("Code")!.Value);
        Assert.Contains($"EmbeddedAws does not emulate the service {service}", error.Element("Error")!.Element("Message")!.Value);
        Assert.Contains("ec2", error.Element("Error")!.Element("Message")!.Value);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("PUT", "/bucket/key?x-id=PutObject")]
    public async Task S3Request_IsRefusedAsBareError(string method, string path)
    {
        var (status, _, text) = await SendAsync("s3-outposts", method, path, "application/octet-stream");

        var error = XElement.Parse(text);
        Assert.Equal((501, "Error", "UnknownService"), (status, error.Name.LocalName, error.Element("Code")!.Value));
        Assert.Contains("does not emulate the service s3-outposts", error.Element("Message")!.Value);
    }

    [Theory]
    [InlineData("appsync", "GET", "/v1/apis", null)]
    [InlineData("lambda", "GET", "/2015-03-31/functions", null)]
    [InlineData("appsync", "POST", "/v1/apis", "application/json")]
    [InlineData("eks", "DELETE", "/clusters/a", null)]
    public async Task RestJsonRequest_IsRefusedWithCodeHeaderAndJson(string service, string method, string path, string? contentType)
    {
        var (status, headers, text) = await SendAsync(service, method, path, contentType);

        Assert.Equal((501, "application/json"), (status, headers.ContentType?.MediaType));
        Assert.Contains($"does not emulate the service {service}", (string?)JsonNode.Parse(text)!["message"]);
        Assert.Equal("UnknownService", headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Theory]
    [InlineData("kinesis", Json)]
    [InlineData("dynamodb", "application/x-amz-json-1.0")]
    public async Task JsonRequest_IsRefusedWithTypeAndMessage(string service, string contentType)
    {
        var (status, _, text) = await SendAsync(service, "POST", "/", contentType);

        Assert.Equal((501, "UnknownService"), (status, (string?)JsonNode.Parse(text)!["__type"]));
    }

    [Fact]
    public async Task QueryRequest_IsRefusedAsErrorResponse()
    {
        var (status, _, text) = await SendAsync(
            "redshift", "POST", "/", "application/x-www-form-urlencoded", "Action=DescribeClusters&Version=2012-12-01");

        Assert.Equal(501, status);
        Assert.Equal("UnknownService", XElement.Parse(text).Descendants().Single(element => element.Name.LocalName == "Code").Value);
        Assert.Equal("ErrorResponse", XElement.Parse(text).Name.LocalName);
    }

    [Fact]
    public async Task CborRequest_IsRefusedAsAMapOfTypeAndMessage()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri(TestEnvironment.Aws.ServiceUrl, "/service/GraniteServiceVersion20100801/operation/DescribeAlarms"));
        request.Headers.Add("smithy-protocol", "rpc-v2-cbor");
        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={TestEnvironment.Scope("monitoring")}, SignedHeaders=host, Signature=0");

        using var response = await http.SendAsync(request);

        var body = await response.Content.ReadAsByteArrayAsync();
        var length = body.Length - 34;
        byte[] begin = [0xa2, 0x66, .. "__type"u8, 0x6e, .. "UnknownService"u8, 0x67, .. "message"u8, 0x79, (byte)(length >> 8), (byte)length];
        Assert.Equal((501, "application/cbor"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("rpc-v2-cbor", response.Headers.GetValues("smithy-protocol").Single());
        Assert.Equal(begin, body[..begin.Length]);
        Assert.StartsWith("EmbeddedAws does not emulate the service monitoring", System.Text.Encoding.UTF8.GetString(body[begin.Length..]));
    }

    [Fact]
    public async Task ForeignRequest_IsRecordedUnderItsService()
    {
        await SendAsync("cloudfront", "GET", "/2020-05-31/distribution", null);

        Assert.Equal(("cloudfront", 501, "UnknownService"),
            TestEnvironment.Aws.Requests.Select(request => (request.Service, request.Status ?? 0, request.ErrorCode)).Single());
    }

    private async Task<(int Status, AnswerHeaders Headers, string Text)> SendAsync(
        string service, string method, string path, string? contentType, string body = "")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(TestEnvironment.Aws.ServiceUrl, path));
        if (contentType is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={TestEnvironment.Scope(service)}, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, new(response), await response.Content.ReadAsStringAsync());
    }

    private sealed class AnswerHeaders(HttpResponseMessage response)
    {
        public MediaTypeHeaderValue? ContentType => response.Content.Headers.ContentType;

        public IEnumerable<string> GetValues(string name) => response.Headers.TryGetValues(name, out var values) ? values : [];
    }
}
