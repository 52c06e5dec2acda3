using System.Diagnostics;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks.Edge;

/// <summary>An EmbeddedAws in a process of its own, so that its cost is not counted as the caller's.</summary>
internal sealed class AwsProcess : IDisposable
{
    /// <summary>The command line that starts this program as such a process.</summary>
    public const string Serve = "serve";

    /// <summary>The command line of a process that only reports that it runs.</summary>
    public const string Idle = "idle";

    private readonly Process _process;

    private AwsProcess(Process process, string firstLine) => (_process, FirstLine) = (process, firstLine);

    public string FirstLine { get; }

    public Uri Url => new(FirstLine);

    /// <summary>The CPU time that it has used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Working set of the process, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<AwsProcess> StartAsync(string mode = Serve)
    {
        var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, Arguments(mode)) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The process for '{mode}' ended without output.");
        return new AwsProcess(process, line);
    }

    /// <summary>Runs the process until its input ends.</summary>
    public static async Task RunAsync(string mode)
    {
        await using var aws = mode == Serve ? await EmbeddedAws.StartAsync() : null;
        if (aws is not null)
        {
            SystemImages.AddTo(aws.Images);
        }

        Console.WriteLine(aws?.ServiceUrl.ToString() ?? mode);
        while (await Console.In.ReadLineAsync() is { } account)
        {
            aws?.Faults.On("*").From(account).Times(int.MaxValue)
                .Fail("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
            Console.WriteLine(account);
        }
    }

    /// <summary>Makes every call with credentials of an account fail.</summary>
    public async Task CloseAsync(string account)
    {
        await _process.StandardInput.WriteLineAsync(account);
        await _process.StandardInput.FlushAsync();
        await _process.StandardOutput.ReadLineAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>With <c>dotnet run</c> it is an executable; with <c>dotnet</c> the program is an argument.</summary>
    private static string[] Arguments(string mode) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(AwsProcess).Assembly.Location, mode] : [mode];
}
