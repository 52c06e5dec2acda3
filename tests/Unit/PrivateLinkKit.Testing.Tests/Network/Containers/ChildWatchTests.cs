using System.Diagnostics;
using PrivateLinkKit.Testing.Network.Containers;

namespace PrivateLinkKit.Testing.Tests.Network.Containers;

public class ChildWatchTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [PythonFact]
    public async Task Dispose_ChildrenRun_EndsThemAndWhatIsBelowThem()
    {
        using var child = Start("sleep 300 & echo $!; wait");
        var below = Process.GetProcessById(int.Parse((await child.StandardOutput.ReadLineAsync())!));
        var watch = new ChildWatch();
        watch.Add(child.Id);

        watch.Dispose();

        await child.WaitForExitAsync().WaitAsync(Soon);
        await below.WaitForExitAsync().WaitAsync(Soon);
        Assert.True(below.HasExited);
    }

    [PythonFact]
    public async Task Dispose_ChildWasRemoved_LeavesIt()
    {
        using var left = Start("echo; exec sleep 300");
        using var ended = Start("echo; exec sleep 300");
        var watch = new ChildWatch();
        watch.Add(left.Id);
        watch.Add(ended.Id);
        watch.Remove(left.Id);

        watch.Dispose();

        await ended.WaitForExitAsync().WaitAsync(Soon);
        Assert.False(left.HasExited);
        left.Kill();
    }

    private static Process Start(string script) => Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true })!;
}
