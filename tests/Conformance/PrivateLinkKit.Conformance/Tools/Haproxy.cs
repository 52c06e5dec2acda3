using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit.Sdk;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A running HAProxy.</summary>
internal sealed class Haproxy : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private Haproxy(DirectoryInfo folder, Process process) => (_folder, _process) = (folder, process);

    /// <summary>Starts it; it is listening when this returns, since its foreground process ends only then.</summary>
    /// <param name="sections">Its frontends and backends.</param>
    /// <exception cref="XunitException">It does not start.</exception>
    public static async Task<Haproxy> StartAsync(string sections)
    {
        var folder = Directory.CreateTempSubdirectory("haproxy");
        var (configuration, pid) = (Path.Combine(folder.FullName, "haproxy.cfg"), Path.Combine(folder.FullName, "pid"));
        await File.WriteAllTextAsync(configuration, $"defaults\n  timeout connect 180s\n  timeout client 180s\n  timeout server 180s\n{sections}\n");
        var run = await ToolRun.StartAsync(ToolRun.Describe("haproxy", ["-D", "-f", configuration, "-p", pid]));
        return run.ExitCode == 0
            ? new Haproxy(folder, Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture)))
            : throw new XunitException($"haproxy ended with {run.ExitCode}:\n{run.Output}{run.Errors}");
    }

    /// <summary>An address without a listener.</summary>
    public static IPEndPoint FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
