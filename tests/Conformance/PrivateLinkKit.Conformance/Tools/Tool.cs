using System.ComponentModel;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A program that these tests drive and that a machine may lack.</summary>
/// <param name="name">Its name.</param>
/// <param name="program">The program to start.</param>
/// <param name="probe">Arguments with which it succeeds if it can be used.</param>
internal sealed class Tool(string name, string program, params string[] probe)
{
    public static readonly Tool AwsCli = new("aws", "aws", "--version");

    public static readonly Tool Curl = new("curl", "curl", "--version");

    // The model of an older version lacks some of AWS's current answers.
    public static readonly Tool Boto3 = new(
        "boto3 1.43 or newer", "python3", "-c", "import boto3; assert [*map(int, boto3.__version__.split('.')[:2])] >= [1, 43]");

    public static readonly Tool CliScript = new("AWS CLI 1.45 or newer as a package of python3", "python3", Script.PathOf("Cli/cli.py"));

    public static readonly Tool JavaScript = new("AWS SDK for JavaScript (node, and npm ci in JavaScript)", "node", JavaScriptFolder.PathOf("aws.js"));

    public static readonly Tool Haproxy = new("HAProxy", "haproxy", "-v");

    private readonly Lazy<bool> _answers = new(() => Answers(program, probe));

    public bool IsPresent => _answers.Value;

    /// <summary>Returns the reason why a test that needs these tools is skipped, or null.</summary>
    public static string? Absence(params IEnumerable<Tool> tools) =>
        string.Join(" and ", tools.Where(tool => !tool.IsPresent).Select(tool => tool.Name)) is { Length: > 0 } absent
            ? $"This test drives the real {absent}, which this machine does not have."
            : null;

    private string Name => name;

    private static bool Answers(string program, string[] probe)
    {
        try
        {
            return ToolRun.StartAsync(ToolRun.Describe(program, probe)).GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
