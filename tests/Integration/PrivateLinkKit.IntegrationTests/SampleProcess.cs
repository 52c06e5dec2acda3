using System.Diagnostics;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Runs a sample as a user does, as a process of its own.</summary>
internal static class SampleProcess
{
    /// <summary>A sample's own folder, like <c>bin/Debug/net10.0</c> of these tests: the tests' folder lacks the assemblies that they get from
    /// ASP.NET Core.</summary>
    private static readonly string BuiltTo = Path.GetRelativePath(RepositoryFile.Find("tests/Integration/PrivateLinkKit.IntegrationTests"),
        AppContext.BaseDirectory);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string sample, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(RepositoryFile.Find(Path.Combine("samples", sample, BuiltTo, $"{sample}.dll")));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
