using System.Net;
using Amazon.Runtime;
using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;
using PrivateLinkKit.Tests.Shared;

namespace PrivateLinkKit.Conformance.Grpc;

/// <summary>A server of the gRPC project in the place of a task, called through the endpoint.</summary>
public sealed class GrpcTests : IAsyncLifetime
{
    private const string Name = "echo";
    private static readonly string[] Zones = ["eu-west-1a", "eu-west-1b"];

    private EmbeddedAws _aws = null!;
    private EndpointResolver _resolver = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _aws = await EmbeddedAws.StartAsync();
        _aws.Images.AddProcess(Name, port => ToolRun.Describe("node", [JavaScriptFolder.PathOf("grpc.js"), $"{port}"]));
        var options = new PrivateLinkOptions
        {
            ServiceUrl = _aws.ServiceUrl,
            Region = "eu-west-1",
            Credentials = new BasicAWSCredentials("000000000000", "secret"),
            Endpoints = { [Name] = new EndpointOptions { Stack = Name } },
        };
        using var privateLink = new PrivateLinkProvisioner(options);
        var result = await privateLink.ApplyAsync(await privateLink.PlanAsync(PrivateLink
            .ExposeService(Name)
            .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(Zones))
            .RunOnFargate(task => task.Image(Name).Port(50051))
            .ViaNlb(nlb => nlb.Listen(80))
            .ConsumeFrom("customer", consumer => consumer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(Zones)))
            .Build()));

        var place = _aws.Network.StandIn(result.Endpoint("customer").VpcId);
        (options.Resolution.LookUp, options.Connections.Connect) = (place.LookUpAsync, place.ConnectAsync);
        _resolver = new EndpointResolver(options);
        _http = new HttpClient(_resolver.CreateHandler(Name)) { BaseAddress = new Uri($"http://{Name}") };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        _resolver.Dispose();
        await _aws.DisposeAsync();
    }

    [JavaScriptFact]
    public async Task Call_SeveralMessages_AllAreAnsweredWithTheStatusAtTheEnd()
    {
        using var messages = new MemoryStream();
        await GrpcWire.WriteAsync(messages, "one");
        await GrpcWire.WriteAsync(messages, "two");
        using var call = GrpcWire.Call(GrpcWire.Chat, new ByteArrayContent(messages.ToArray()));

        using var answer = await _http.SendAsync(call);

        await using var incoming = await answer.Content.ReadAsStreamAsync();
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (answer.StatusCode, answer.Version));
        Assert.Equal(("echo one", "echo two"), (await GrpcWire.ReadAsync(incoming), await GrpcWire.ReadAsync(incoming)));
        Assert.Null(await GrpcWire.ReadAsync(incoming));
        Assert.Equal("0", Assert.Single(answer.TrailingHeaders.GetValues(GrpcWire.Status)));
    }

    [JavaScriptFact]
    public async Task Call_MethodIsNotThere_GivesTheStatusWithoutAMessage()
    {
        using var call = GrpcWire.Call("/echo.Echo/Sing", new ByteArrayContent([]));

        using var answer = await _http.SendAsync(call);

        var status = answer.Headers.TryGetValues(GrpcWire.Status, out var early) ? early : answer.TrailingHeaders.GetValues(GrpcWire.Status);
        Assert.Equal(GrpcWire.Unimplemented, Assert.Single(status));
    }
}
