using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PrivateLinkKit.IntegrationTests.Http;

public sealed class GrpcReachTests : IAsyncLifetime
{
    private Reaching _reaching = null!;

    public async Task InitializeAsync() => _reaching = await Reaching.StartAsync(listen: listen => listen.Protocols = HttpProtocols.Http2);

    public async Task DisposeAsync() => await _reaching.DisposeAsync();

    [Fact]
    public async Task Send_StreamsInBothDirections_AreAnsweredMessageByMessageWithTheStatusAtTheEnd()
    {
        using var http = _reaching.Client();
        using var messages = new Outgoing();
        using var call = GrpcWire.Call(GrpcWire.Chat, messages);
        var sending = http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead);
        var outgoing = await messages.Opened;

        await GrpcWire.WriteAsync(outgoing, "one");
        using var answer = await sending;
        await using var incoming = await answer.Content.ReadAsStreamAsync();
        Assert.Equal("echo one", await GrpcWire.ReadAsync(incoming));
        await GrpcWire.WriteAsync(outgoing, "two");
        Assert.Equal("echo two", await GrpcWire.ReadAsync(incoming));
        messages.Complete();

        Assert.Null(await GrpcWire.ReadAsync(incoming));
        Assert.Equal("0", Assert.Single(answer.TrailingHeaders.GetValues(GrpcWire.Status)));
    }

    [Fact]
    public async Task Send_MethodIsNotThere_GivesTheStatusWithoutAMessage()
    {
        using var http = _reaching.Client();
        using var call = GrpcWire.Call("/echo.Echo/Sing", new ByteArrayContent([]));

        using var answer = await http.SendAsync(call);

        Assert.Equal(GrpcWire.Unimplemented, Assert.Single(answer.Headers.GetValues(GrpcWire.Status)));
    }

    /// <summary>Messages that are written while the answer is read.</summary>
    private sealed class Outgoing : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Stream> Opened => _opened.Task;

        public void Complete() => _completed.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            _opened.SetResult(stream);
            await _completed.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
