using PrivateLinkKit.Testing.Network.Dialing;

namespace PrivateLinkKit.Testing.Tests.Network.Dialing;

public class LiveConnectionsTests
{
    /// <summary>A handler under the lock of the cloud may read from a connection while another thread sweeps, which needs that lock for the map.</summary>
    [Fact]
    public async Task Sweep_UnderTheLockThatAnotherSweepWaitsFor_Returns()
    {
        var (gate, network) = (new object(), new SmallNetwork());
        var reached = new TaskCompletionSource();
        var live = new LiveConnections(
            () =>
            {
                reached.TrySetResult();
                lock (gate)
                {
                    return network.Draw();
                }
            },
            () => 1,
            (_, _, _) => { });
        Task other;

        var handler = Task.Run(() =>
        {
            lock (gate)
            {
                other = Task.Run(live.Sweep);
                reached.Task.Wait();
                live.Sweep();
            }
        });

        await handler.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
