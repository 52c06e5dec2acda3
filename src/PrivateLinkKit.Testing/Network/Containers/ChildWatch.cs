using System.Diagnostics;

namespace PrivateLinkKit.Testing.Network.Containers;

/// <summary>
/// Kills child processes when this process ends, even by SIGKILL: a shell waits at the other end of a pipe that the system closes then.
/// Without a shell, as on Windows, children outlive a process that is killed.
/// </summary>
internal sealed class ChildWatch : IDisposable
{
    private const string Script =
        """
        trap '' HUP INT TERM
        children=
        while read -r sign child; do
            rest=
            for known in $children; do
                [ "$known" = "$child" ] || rest="$rest $known"
            done
            children=$rest
            [ "$sign" = + ] && children="$children $child"
        done
        end() {
            for below in $(ps -A -o pid= -o ppid= | while read -r pid parent; do [ "$parent" = "$1" ] && echo "$pid"; done); do
                end "$below"
            done
            kill -9 "$1"
        }
        for child in $children; do
            end "$child"
        done
        """;

    private static readonly Lazy<ChildWatch> OfThisProcess = new(() => new ChildWatch());

    private readonly Lock _gate = new();
    private readonly Process? _shell;

    public ChildWatch()
    {
        try
        {
            _shell = OperatingSystem.IsWindows() ? null : Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            _shell = null;
        }
    }

    /// <summary>The instance for all containers of this process.</summary>
    public static ChildWatch Shared => OfThisProcess.Value;

    /// <summary>Watches a child until <see cref="Remove"/>.</summary>
    public void Add(int child) => Tell($"+ {child}");

    public void Remove(int child) => Tell($"- {child}");

    /// <summary>Kills the children, as the end of this process does.</summary>
    public void Dispose() => _shell?.Dispose();

    private void Tell(string line)
    {
        if (_shell is null)
        {
            return;
        }

        lock (_gate)
        {
            try
            {
                _shell.StandardInput.Write($"{line}\n");
                _shell.StandardInput.Flush();
            }
            catch (IOException)
            {
                // The shell was killed.
            }
        }
    }
}
