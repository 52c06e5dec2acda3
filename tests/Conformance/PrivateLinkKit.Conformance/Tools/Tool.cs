using System.ComponentModel;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A program that these tests drive and that a machine may lack.</summary>
internal sealed class Tool(string program)
{
    public static readonly Tool AwsCli = new("aws");

    public static readonly Tool Curl = new("curl");

    private readonly Lazy<bool> _answers = new(() => Answers(program));

    public bool IsPresent => _answers.Value;

    /// <summary>Why a test that needs these tools cannot run, or null when it can.</summary>
    public static string? Absence(params IEnumerable<Tool> tools) =>
        string.Join(" and ", tools.Where(tool => !tool.IsPresent).Select(tool => tool.Program)) is { Length: > 0 } absent
            ? $"This test drives the real {absent}, which this machine does not have."
            : null;

    private string Program => program;

    private static bool Answers(string program)
    {
        try
        {
            return ToolRun.StartAsync(ToolRun.Describe(program, ["--version"])).GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
