using PrivateLinkKit.Engine.Locking;

namespace PrivateLinkKit.Tests.Engine.Locking;

public class InProcessStackLockTests
{
    private static readonly StackLockScope Dogs = new() { StackName = "dogs", Account = "111111111111", Region = "eu-west-1" };

    private readonly InProcessStackLock _lock = new();

    [Fact]
    public async Task AcquireAsync_StackTaken_WaitsForItsTurn()
    {
        var first = await _lock.AcquireAsync(Dogs, default);
        var second = _lock.AcquireAsync(Dogs with { }, default);
        var third = _lock.AcquireAsync(Dogs, default);

        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        var held = await second;
        Assert.False(third.IsCompleted);
        await held.DisposeAsync();
        await using var last = await third;
    }

    [Fact]
    public async Task AcquireAsync_OtherStackAccountRegionOrEdge_DoesNotWait()
    {
        await using var taken = await _lock.AcquireAsync(Dogs, default);

        await using var stack = await _lock.AcquireAsync(Dogs with { StackName = "cats" }, default);
        await using var account = await _lock.AcquireAsync(Dogs with { Account = "222222222222" }, default);
        await using var region = await _lock.AcquireAsync(Dogs with { Region = "us-east-1" }, default);
        await using var edge = await _lock.AcquireAsync(Dogs with { ServiceUrl = new Uri("http://127.0.0.1:4566") }, default);
    }

    [Fact]
    public async Task AcquireAsync_CancelledWhileWaiting_EndsAndLetsTheNextGo()
    {
        using var stop = new CancellationTokenSource();
        var first = await _lock.AcquireAsync(Dogs, default);
        var cancelled = _lock.AcquireAsync(Dogs, stop.Token);
        var next = _lock.AcquireAsync(Dogs, default);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await first.DisposeAsync();

        await using var held = await next;
    }

    [Fact]
    public async Task DisposeAsync_Twice_LetsOnlyOneGo()
    {
        var first = await _lock.AcquireAsync(Dogs, default);
        var second = _lock.AcquireAsync(Dogs, default);
        var third = _lock.AcquireAsync(Dogs, default);

        await first.DisposeAsync();
        await first.DisposeAsync();

        await using var held = await second;
        Assert.False(third.IsCompleted);
    }
}
