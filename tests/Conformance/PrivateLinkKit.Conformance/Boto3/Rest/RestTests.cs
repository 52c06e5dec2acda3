using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.Boto3.Rest;

/// <summary>The REST protocols, with botocore's serializers and parsers on the other side.</summary>
public class RestTests
{
    [Boto3Fact]
    public Task Members_OfEveryTypeInEveryPlace_ComeBackAsTheyWereSent() => RunAsync("every.py", new EveryXml(), new EveryJson());

    [Boto3Fact]
    public Task S3_ObjectsAndPayloads_AreServed() => RunAsync("s3.py", new Buckets());

    [Boto3Fact]
    public Task Route53_Zones_AreServed() => RunAsync("route53.py", new Zones());

    [Boto3Fact]
    public Task ApiGateway_ImportAndExport_AreServed() => RunAsync("apigateway.py", new RestApis());

    private static async Task RunAsync(string script, params IReadOnlyList<IEmulatedService> services)
    {
        await using var aws = await EmbeddedAws.StartAsync(new() { Services = services });

        await Script.RunAsync("python3", $"Boto3/Rest/{script}", aws.ServiceUrl.ToString());
    }
}
