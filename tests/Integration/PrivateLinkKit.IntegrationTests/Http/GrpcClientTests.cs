using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>The .NET gRPC client and server with an endpoint between them.</summary>
public sealed class GrpcClientTests : IAsyncLifetime
{
    private Reaching _reaching = null!;
    private HttpClient _http = null!;
    private GrpcChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _reaching = await Reaching.StartAsync(listen: listen => listen.Protocols = HttpProtocols.Http2);
        _http = _reaching.Client();
        _channel = GrpcChannel.ForAddress(_http.BaseAddress!, new GrpcChannelOptions { HttpClient = _http });
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        _http.Dispose();
        await _reaching.DisposeAsync();
    }

    [Fact]
    public async Task Call_Unary_IsAnswered() =>
        Assert.Equal("hello Ada", await _channel.CreateCallInvoker().AsyncUnaryCall(Greeter.GreetMethod, null, default, "Ada"));

    [Fact]
    public async Task Call_StreamsInBothDirections_AreAnsweredMessageByMessage()
    {
        using var call = _channel.CreateCallInvoker().AsyncDuplexStreamingCall(Greeter.ChatMethod, null, default);

        foreach (var name in new[] { "Ada", "Grace" })
        {
            await call.RequestStream.WriteAsync(name);
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"hello {name}", call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Call_MethodIsNotThere_FailsWithTheStatus()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await _channel.CreateCallInvoker().AsyncUnaryCall(Greeter.MissingMethod, null, default, "Ada"));

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
    }
}
