using System.Diagnostics;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>Result of an external program.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    // Such programs keep a core busy while they start; more at once would delay all of them.
    private static readonly SemaphoreSlim Slots = new(2 * Environment.ProcessorCount);

    public static Task<ToolRun> StartAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = Describe(program, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return StartAsync(start);
    }

    public static async Task<ToolRun> StartAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        await Slots.WaitAsync();
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return new ToolRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            Slots.Release();
        }
    }

    /// <summary>The inherited environment, without variables that select another AWS, another Terraform configuration or a proxy.</summary>
    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        var misleading = start.Environment.Keys.Where(name =>
            name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TF_", StringComparison.Ordinal)
            || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase));
        foreach (var name in misleading.ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
