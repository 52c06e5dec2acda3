using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>The moto_server of this machine, on a free port. It ends with the process that started it, in any case.</summary>
internal sealed partial class MotoServer : IAsyncDisposable
{
    /// <summary>Runs moto_server for as long as its own input is open.</summary>
    private const string Program = """
        import os, sys, threading
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
        from moto.server import main
        main(["-H", "127.0.0.1", "-p", "0"])
        """;

    private const string Probe = "import importlib.metadata as m, flask, werkzeug; assert m.version('moto').startswith('5.2.')";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<bool> Present = new(Answers);

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private MotoServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Reason why moto is unavailable; null: it is available.</summary>
    public static string? Absence => Present.Value ? null
        : "This test drives moto_server 5.2, which this machine does not have (python3 -m pip install 'moto[server]==5.2.*').";

    public Uri Url { get; }

    public static async Task<MotoServer> StartAsync()
    {
        var process = Start(Program);
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                listening.TrySetException(new InvalidOperationException($"moto_server ended: {string.Join(Environment.NewLine, said)}"));
            }
            else if (!listening.Task.IsCompleted)
            {
                said.Add(line.Data);
                if (Listening().Match(line.Data) is { Success: true } match)
                {
                    listening.TrySetResult(new Uri(match.Value));
                }
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            return new MotoServer(process, await listening.Task.WaitAsync(Patience));
        }
        catch
        {
            process.StandardInput.Close();
            throw;
        }
    }

    /// <summary>Resets it.</summary>
    public async Task ResetAsync()
    {
        using var answer = await _http.PostAsync(new Uri(Url, "moto-api/reset"), null);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static Process Start(string program)
    {
        var start = new ProcessStartInfo("python3", ["-u", "-c", program]) { RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true };

        // It runs no tasks, but reports this number, so that a deployment of no more tasks ends.
        start.Environment["MOTO_ECS_SERVICE_RUNNING"] = "2";
        return Process.Start(start)!;
    }

    private static bool Answers()
    {
        try
        {
            using var process = Start(Probe);
            process.StandardInput.Close();
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
