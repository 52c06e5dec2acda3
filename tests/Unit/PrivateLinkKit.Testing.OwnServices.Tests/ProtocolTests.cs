using System.Text;
using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.OwnServices.Tests;

/// <summary>Services of a user's own in each protocol.</summary>
public class ProtocolTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GET", "/books", 200, """{"is":"List"}""")]
    [InlineData("GET", "/books/dune", 200, """{"is":"Get","title":"dune"}""")]
    [InlineData("GET", "/books/latest", 200, """{"is":"Latest"}""")]
    [InlineData("GET", "/books/a%2Fb%20c?edition=2", 200, """{"is":"Get","title":"a/b c","edition":"2"}""")]
    [InlineData("GET", "/books/dune?pages", 200, """{"is":"Pages","title":"dune","pages":""}""")]
    [InlineData("GET", "/files/a/b/c", 200, """{"is":"File","path":"a/b/c"}""")]
    [InlineData("DELETE", "/books/dune", 204, "")]
    public async Task RestJson_MethodAndPath_FindTheOperationAndItsLabels(string method, string path, int status, string text)
    {
        await using var aws = await Library(AwsProtocols.RestJson()).StartAsync();

        Assert.Equal((status, text), await aws.SendAsync("library", method, path));
    }

    [Fact]
    public async Task RestJson_Body_IsReadBesideTheLabels()
    {
        await using var aws = await Library(AwsProtocols.RestJson()).StartAsync();

        var (status, text) = await aws.SendAsync("library", "PUT", "/books/dune", new StringContent("""{"copies":3}"""));

        Assert.Equal((201, """{"is":"Put","copies":3,"title":"dune"}"""), (status, text));
        Assert.Equal("library:Put", Assert.Single(aws.Requests).Action);
    }

    [Theory]
    [InlineData("POST", "/books/dune")]
    [InlineData("GET", "/nothing")]
    public async Task RestJson_UnknownRoute_IsRefusedByName(string method, string path)
    {
        await using var aws = await Library(AwsProtocols.RestJson()).StartAsync();

        var (status, text) = await aws.SendAsync("library", method, path);

        Assert.Equal(400, status);
        Assert.Equal($$"""{"message":"EmbeddedAws does not emulate {{method}} {{path}}"}""", text);
    }

    [Fact]
    public async Task RestJson_UnlistedParameter_IsRefusedByName()
    {
        await using var aws = await Library(AwsProtocols.RestJson()).StartAsync();

        var (_, text) = await aws.SendAsync("library", "DELETE", "/books/dune?force=true");

        Assert.Equal("""{"message":"EmbeddedAws does not emulate the parameter force of Delete"}""", text);
    }

    [Fact]
    public async Task RestXml_Elements_AreParametersAndRepeatedOnesLists()
    {
        await using var aws = await Library(AwsProtocols.RestXml("urn:library")).StartAsync();
        const string body = "<Book xmlns='urn:library'><Copies>3</Copies><Authors><Author>A</Author><Author>B</Author></Authors></Book>";

        var (status, text) = await aws.SendAsync("library", "PUT", "/books/dune", new StringContent(body, Encoding.UTF8, "text/xml"));

        Assert.Equal(201, status);
        Assert.Equal(
            """<PutResponse xmlns="urn:library"><is>Put</is><Copies>3</Copies><Authors><Author>A</Author><Author>B</Author></Authors><title>dune</title>"""
                + "</PutResponse>",
            text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]);
    }

    [Theory]
    [InlineData("<Book>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]
    public async Task RestXml_InvalidBody_IsRefused(string body)
    {
        await using var aws = await Library(AwsProtocols.RestXml()).StartAsync();

        var (status, text) = await aws.SendAsync("library", "PUT", "/books/dune", new StringContent(body));

        Assert.Equal(400, status);
        Assert.Contains("<Code>MalformedXML</Code>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfItsVersion_IsAnswered()
    {
        var topics = new OneService("sns", AwsProtocols.Query("2010-03-31", "urn:sns"), service => service.On("Publish", call => new()
        {
            ["MessageId"] = call.Required("Message"),
            ["At"] = JsonValue.Create(Noon),
            ["Members"] = new JsonArray(1, 2),
        }));
        await using var aws = await topics.StartAsync();

        var (status, text) = await aws.SendAsync("sns", "POST", "/", Form("Action=Publish&Version=2010-03-31&Message=hello"));
        var (_, missing) = await aws.SendAsync("sns", "POST", "/", Form("Action=Publish&Version=2010-03-31"));
        var (_, other) = await aws.SendAsync("sns", "POST", "/", Form("Action=Publish&Version=1999-01-01"));

        Assert.Equal(200, status);
        Assert.Contains(
            "<MessageId>hello</MessageId><At>2026-01-02T12:00:00.000Z</At><Members><member>1</member><member>2</member></Members>", text,
            StringComparison.Ordinal);
        Assert.Contains("Value null at 'Message'", missing, StringComparison.Ordinal);
        Assert.Contains("EmbeddedAws only emulates the version 2010-03-31 of sns", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_Time_IsWrittenAsSecondsOfTheEpoch()
    {
        var clock = new OneService("clock", AwsProtocols.Json("Clock"), service => service.On("Tell", _ => new() { ["At"] = JsonValue.Create(Noon) }));
        await using var aws = await clock.StartAsync();
        var content = new StringContent("{}");
        content.Headers.Add("X-Amz-Target", "Clock.Tell");

        Assert.Equal((200, $$"""{"At":{{Noon.ToUnixTimeSeconds()}}}"""), await aws.SendAsync("clock", "POST", "/", content));
    }

    private static StringContent Form(string text) => new(text, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static OneService Library(AwsProtocol protocol) => new("library", protocol, service =>
    {
        service.On("Get", Echo, new() { Route = "GET /books/{title}" });
        service.On("Pages", Echo, new() { Route = "GET /books/{title}?pages" });
        service.On("Latest", Echo, new() { Route = "GET /books/latest" });
        service.On("List", Echo, new() { Route = "GET /books" });
        service.On("File", Echo, new() { Route = "GET /files/{path+}" });
        service.On("Put", Echo, new() { Route = "PUT /books/{title}", Status = 201 });
        service.On("Delete", Echo, new() { Route = "DELETE /books/{title}", Status = 204, Parameters = [] });
    });

    private static JsonObject Echo(ServiceCall call)
    {
        var echo = new JsonObject { ["is"] = call.Operation };
        foreach (var (name, value) in call.Parameters)
        {
            echo[name] = value?.DeepClone();
        }

        return echo;
    }
}
