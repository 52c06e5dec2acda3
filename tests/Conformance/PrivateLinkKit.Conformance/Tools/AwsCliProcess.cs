using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A process in which the AWS CLI has been started once for many commands; it ends with the tests, when its input does.</summary>
internal sealed class AwsCliProcess
{
    private static readonly SemaphoreSlim Slots = new(Environment.ProcessorCount);
    private static readonly ConcurrentBag<AwsCliProcess> Idle = [];

    private readonly Process _process;

    private AwsCliProcess()
    {
        var start = ToolRun.Describe("python3", [Script.PathOf("Cli/serve.py")]);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        _process = Process.Start(start)!;
    }

    /// <summary>Runs a command in an idle process, or in a new one where none is idle.</summary>
    public static async Task<ToolRun> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        await Slots.WaitAsync();
        try
        {
            var process = Idle.TryTake(out var idle) ? idle : new AwsCliProcess();
            var run = await process.AnswerAsync(JsonSerializer.Serialize(new { arguments, environment }));
            Idle.Add(process);
            return run;
        }
        finally
        {
            Slots.Release();
        }
    }

    private async Task<ToolRun> AnswerAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new AwsCliException($"The AWS CLI broke off at {command}.");
        return JsonSerializer.Deserialize<ToolRun>(answer, JsonSerializerOptions.Web)!;
    }
}
