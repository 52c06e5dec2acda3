using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Transport;

namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>A container that is a child process, reached through a loopback port.</summary>
internal sealed class ProcessContainer : RunningContainer
{
    // A process needs real time to open its port, independent of the virtual clock.
    private static readonly TimeSpan PortPolling = TimeSpan.FromMilliseconds(50);

    // A killed process ends within milliseconds, unless the system cannot end it.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _exited = new();
    private readonly ConcurrentDictionary<Task, byte> _bridges = new();
    private readonly VirtualListener _listener;

    public ProcessContainer(ContainerPlacement placement, Func<int, ProcessStartInfo> start, VirtualListener listener)
    {
        _listener = listener;
        Ended = Task.Run(() => RunAsync(placement, start));
    }

    public override Task<string> Ended { get; }

    public override async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await ((Task)Ended).WaitAsync(LongestEnd, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<string> RunAsync(ContainerPlacement placement, Func<int, ProcessStartInfo> start)
    {
        try
        {
            var port = FreePort();
            using var process = Launch(placement, start(port));
            var exit = ExitOf(process);
            ChildWatch.Shared.Add(process.Id);
            using var kill = _stopping.Token.Register(() => Kill(process));
            var accepting = AcceptAsync(process, port);
            var code = await exit;
            ChildWatch.Shared.Remove(process.Id);
            await CloseAsync(accepting);
            return $"Essential container in task exited: exit code {code}";
        }
        catch (Exception failure)
        {
            return $"CannotStartContainerError: {failure.Message}";
        }
    }

    // WaitForExitAsync also waits for the ends of output and errors, which the process may have left to its own children.
    private static async Task<int> ExitOf(Process process)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => exited.TrySetResult();
        process.EnableRaisingEvents = true;
        await exited.Task;
        return process.ExitCode;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is AggregateException or InvalidOperationException)
        {
            // Some descendant could not be ended, or all of them had ended before.
        }
    }

    private static Process Launch(ContainerPlacement placement, ProcessStartInfo info)
    {
        info.UseShellExecute = false;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        foreach (var (name, value) in placement.Environment)
        {
            info.Environment[name] = value;
        }

        var process = Process.Start(info) ?? throw new InvalidOperationException($"The process of image '{placement.Image}' did not start.");
        process.OutputDataReceived += (_, line) => Write(placement, line.Data);
        process.ErrorDataReceived += (_, line) => Write(placement, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Write(ContainerPlacement placement, string? line)
    {
        if (line is not null)
        {
            placement.Output?.Invoke(line);
        }
    }

    private async Task AcceptAsync(Process process, int port)
    {
        while (await _listener.AcceptAsync() is { } connection)
        {
            var bridge = BridgeAsync(connection, process, port);
            _bridges[bridge] = 0;
            _ = bridge.ContinueWith(done => _bridges.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task BridgeAsync(ConnectionContext connection, Process process, int port)
    {
        await Task.Yield();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await ConnectAsync(socket, process, port);
            await SocketBridge.RunAsync(connection, socket, _exited.Token);
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            connection.Abort();
            socket.Dispose();
        }
    }

    /// <summary>Waits until the process has opened its port, for as long as it runs.</summary>
    private async Task ConnectAsync(Socket socket, Process process, int port)
    {
        while (true)
        {
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, _exited.Token);
                return;
            }
            catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionRefused && !process.HasExited)
            {
                await Task.Delay(PortPolling, TimeProvider.System, _exited.Token);
            }
        }
    }

    private async Task CloseAsync(Task accepting)
    {
        await _listener.DisposeAsync();
        await accepting;
        await _exited.CancelAsync();
        await Task.WhenAll(_bridges.Keys);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
