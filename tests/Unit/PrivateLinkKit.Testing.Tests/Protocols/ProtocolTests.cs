using System.Text;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Protocols;

public class ProtocolTests
{
    private static readonly WireObject Result = new()
    {
        { "name", new WireText("a<b") },
        { "count", new WireNumber(1.5m) },
        { "on", new WireBool(true) },
        { "at", new WireTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 600, TimeSpan.Zero)) },
        { "rows", new WireList { new WireObject { { "id", new WireText("1") } } } },
        { "none", new WireList() },
    };

    [Fact]
    public void Ec2Query_Result_HasNoWrapperAndItemLists() => Assert.Equal(
        """<?xml version="1.0" encoding="utf-8"?><GetResponse xmlns="urn:x"><requestId>r</requestId><name>a&lt;b</name><count>1.5</count><on>true</on>"""
        + """<at>2026-01-02T03:04:05.600Z</at><rows><item><id>1</id></item></rows><none /></GetResponse>""",
        Text(new Ec2QueryProtocol("urn:x").Render("Get", Result, "r")));

    [Fact]
    public void Query_Result_HasAWrapperAndMemberLists()
    {
        var text = Text(new QueryProtocol("urn:x").Render("Get", Result, "r"));

        Assert.Contains("<GetResponse xmlns=\"urn:x\"><GetResult><name>", text);
        Assert.Contains("<rows><member><id>1</id></member></rows><none /></GetResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>", text);
    }

    [Fact]
    public void Json_Result_HasNumbersAndEpochSeconds() => Assert.Equal(
        """{"name":"a\u003Cb","count":1.5,"on":true,"at":1767323045.6,"rows":[{"id":"1"}],"none":[]}""",
        Text(new JsonProtocol("Target").Render("Get", Result, "r")));

    [Fact]
    public void Json_Request_IsNamedByItsTarget()
    {
        var protocol = new JsonProtocol("Target");

        Assert.Equal("Get", protocol.OperationName(Request("Target.Get", "{}")));
        Assert.Null(protocol.OperationName(Request("Other.Get", "{}")));
        Assert.Equal("SerializationException", Assert.Throws<AwsErrorException>(() => protocol.Parse(Request("Target.Get", "[1]"))).Code);
        Assert.Equal("SerializationException", Assert.Throws<AwsErrorException>(() => protocol.Parse(Request("Target.Get", "{"))).Code);
    }

    [Theory]
    [InlineData("""{"a":1e400}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":1,"a":2}""")]
    public void Json_RequestThatCannotBeMeant_IsRefused(string body) =>
        Assert.Equal("SerializationException", Assert.Throws<AwsErrorException>(() => new JsonProtocol("Target").Parse(Request("Target.Get", body))).Code);

    [Fact]
    public void Xml_CharacterItCannotCarry_IsReplaced()
    {
        var result = new WireObject { { "name", new WireText("a\u0001\U0001F600b") } };

        Assert.Contains("<name>a\uFFFD\U0001F600b</name>", Text(new Ec2QueryProtocol("urn:x").Render("Get", result, "r")));
    }

    [Fact]
    public void Errors_OfEachProtocol_HaveItsShape()
    {
        var error = new AwsErrorException("Oops", "No", 500);

        Assert.EndsWith("<Response><Errors><Error><Code>Oops</Code><Message>No</Message></Error></Errors><RequestID>r</RequestID></Response>",
            Text(new Ec2QueryProtocol("urn:x").RenderError(error, "r")));
        Assert.EndsWith("<Error><Type>Receiver</Type><Code>Oops</Code><Message>No</Message></Error><RequestId>r</RequestId></ErrorResponse>",
            Text(new QueryProtocol("urn:x").RenderError(error, "r")));
        Assert.Equal("""{"__type":"Oops","message":"No"}""", Text(new JsonProtocol("Target").RenderError(error, "r")));
    }

    private static ApiRequest Request(string target, string body) => new(target, Encoding.UTF8.GetBytes(body));

    private static string Text(ApiAnswer answer) => Encoding.UTF8.GetString(answer.Body).TrimStart('\uFEFF');
}
