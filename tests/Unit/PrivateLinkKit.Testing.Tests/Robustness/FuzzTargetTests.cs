using System.Text;
using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Requests that do not reach an operation, each refused in the format of its protocol.</summary>
public class EdgeTests : EmulatorTest
{
    private const string Nobody = "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0";
    private const string Elsewhere = "AWS4-HMAC-SHA256 Credential=1/20260101/moon/{0}/aws4_request, SignedHeaders=host, Signature=0";

    [Theory]
    [InlineData("ec2", null, 403, "MissingAuthenticationToken")]
    [InlineData("elasticloadbalancing", null, 403, "MissingAuthenticationToken")]
    [InlineData("ecs", null, 403, "MissingAuthenticationTokenException")]
    [InlineData("ec2", Nobody, 400, "IncompleteSignature")]
    [InlineData("sts", Nobody, 400, "IncompleteSignature")]
    [InlineData("ecs", Nobody, 400, "IncompleteSignatureException")]
    [InlineData("elasticloadbalancing", Elsewhere, 403, "SignatureDoesNotMatch")]
    [InlineData("ecs", Elsewhere, 403, "InvalidSignatureException")]
    public async Task Request_SignatureIsNotInOrder_IsRefusedInTheShapeOfItsProtocol(string service, string? authorization, int status, string code)
    {
        var request = Forge(service) with { Authorization = authorization?.Replace("{0}", service, StringComparison.Ordinal) };

        var answer = await SendAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Null(answer.Fault(request.Api.Protocol));
        Assert.Matches($"[>\"]{code}[<\"]", answer.Text);
    }

    [Theory]
    [InlineData("ec2", "MissingAction")]
    [InlineData("sts", "MissingAction")]
    [InlineData("ecs", "UnknownOperationException")]
    public async Task Request_NamesNoOperation_IsRefused(string service, string code)
    {
        var request = Forge(service) with { Body = [], Target = null };

        var answer = await SendAsync(request);

        Assert.Null(answer.Fault(request.Api.Protocol));
        Assert.Matches($"[>\"]{code}[<\"]", answer.Text);
    }

    [Theory]
    [InlineData("ec2", "DELETE", "/")]
    [InlineData("ec2", "POST", "/x")]
    [InlineData("ec2", "POST", "/?Action=DescribeVpcs")]
    [InlineData("ecs", "PUT", "/")]
    public async Task Request_MethodOrPathIsNotThatOfTheApi_IsRefused(string service, string method, string path)
    {
        var request = Forge(service) with { Method = method, Path = path };

        var answer = await SendAsync(request);

        Assert.Equal(400, answer.Status);
        Assert.Null(answer.Fault(request.Api.Protocol));
        Assert.Contains(method, answer.Text);
    }

    [Fact]
    public async Task Request_QueryByGet_IsExecuted()
    {
        var answer = await SendAsync(Forge("ec2") with { Method = "GET", Path = $"/?Action=CreateVpc&CidrBlock={Uri.EscapeDataString("10.3.0.0/16")}" });

        Assert.Equal(200, answer.Status);
        Assert.Contains("<cidrBlock>10.3.0.0/16</cidrBlock>", answer.Text);
    }

    [Theory]
    [InlineData("{\"clusters\":[\"a\"")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"clusters\":[null]}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"clusters\":[\"\\ud800\"]}")]
    public async Task Request_JsonIsBroken_IsRefused(string body)
    {
        var answer = await SendAsync(Forge("ecs") with { Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal(400, answer.Status);
        Assert.Contains("\"__type\":\"SerializationException\"", answer.Text);
    }

    [Fact]
    public async Task Requests_LongNames_AreNotKeptAsLongAsTheyAre()
    {
        var answer = await SendAsync(Forge("ec2") with { Body = Encoding.ASCII.GetBytes($"Action={new string('x', 3_000_000)}") });

        Assert.Equal(400, answer.Status);
        Assert.InRange(TestEnvironment.Aws.Requests.Single().Operation.Length, 1, 200);
    }

    [Fact]
    public async Task Request_LongerThanAnyMayBe_IsRefusedToAClientThatSendsAllOfIt()
    {
        var answer = await SendAsync(Forge("ecs") with { Body = new byte[20_000_000] });

        Assert.Equal(413, answer.Status);
        Assert.Contains("\"__type\":\"RequestEntityTooLargeException\"", answer.Text);
    }

    private static ForgedRequest Forge(string service)
    {
        var api = Models.All.Single(api => api.Facts.Signing == service);
        var operation = api.Operations.First(operation =>
            operation.Name is "DescribeVpcs" or "DescribeLoadBalancers" or "GetCallerIdentity" or "DescribeClusters");
        return ForgedRequest.Of(api, operation, new WireObject(), TestEnvironment.Provider);
    }

    private async Task<Answer> SendAsync(ForgedRequest request)
    {
        using var edge = new FuzzTarget(TestEnvironment.Aws);
        return await edge.SendAsync(request);
    }
}
