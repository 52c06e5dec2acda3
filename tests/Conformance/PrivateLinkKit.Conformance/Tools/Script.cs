using Xunit.Sdk;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A program in another language that drives an <c>EmbeddedAws</c> and checks what it sees itself.</summary>
internal static class Script
{
    /// <summary>Runs it and returns what it prints.</summary>
    /// <param name="program">What runs it, such as <c>python3</c>.</param>
    /// <param name="path">The script, relative to the test assembly if not absolute.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="XunitException">Its exit code is not 0.</exception>
    public static async Task<string> RunAsync(string program, string path, params IEnumerable<string> arguments)
    {
        var start = ToolRun.Describe(program, [PathOf(path), .. arguments]);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = PathOf("no-such-file");
        var run = await ToolRun.StartAsync(start);
        return run.ExitCode == 0 ? run.Output : throw new XunitException($"{path} ended with {run.ExitCode}:\n{run.Output}{run.Errors}");
    }

    /// <summary>Returns the path of a script beside the test assembly.</summary>
    public static string PathOf(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
