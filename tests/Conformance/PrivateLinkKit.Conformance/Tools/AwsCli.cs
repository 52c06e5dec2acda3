using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>The AWS CLI of an account on an <c>EmbeddedAws</c>.</summary>
/// <param name="serviceUrl">The endpoint URL.</param>
/// <param name="accessKeyId">The access key id: an account, or the key of a role session.</param>
/// <param name="sessionToken">The token of a role session.</param>
internal sealed partial class AwsCli(Uri serviceUrl, string accessKeyId, string? sessionToken = null)
{
    public const string Region = "eu-west-1";

    private static readonly string NoFile = Path.Combine(AppContext.BaseDirectory, "no-such-file");

    /// <summary>Starts <c>aws</c> for each command; the default if its package cannot be loaded once for all commands.</summary>
    public bool StartsAnew { get; init; } = !Tool.CliScript.IsPresent;

    /// <summary>Runs a command such as <c>ec2 describe-vpcs</c>, in which single quotes keep a word together, and returns what it prints.</summary>
    /// <exception cref="AwsCliException">The CLI refused it.</exception>
    public async Task<JsonNode> RunAsync(string command)
    {
        var run = await StartAsync(command);
        if (run.ExitCode != 0)
        {
            throw new AwsCliException($"aws {command} ended with {run.ExitCode}: {run.Errors.Trim()}");
        }

        return run.Output.Length == 0 ? new JsonObject() : JsonNode.Parse(run.Output)!;
    }

    /// <summary>Runs a command and returns one text of its answer: <c>RunAsync("ec2 create-vpc …", "Vpc.VpcId")</c>.</summary>
    public async Task<string> RunAsync(string command, string path) => (await RunAsync(command)).Text(path);

    /// <summary>Runs a command that AWS refuses, and returns the error.</summary>
    /// <exception cref="AwsCliException">It succeeded, or failed before AWS saw it.</exception>
    public async Task<AwsCliError> RefusedAsync(string command)
    {
        var run = await StartAsync(command);
        return Refusal().Match(run.Errors) is { Success: true } match
            ? new AwsCliError(match.Groups["code"].Value, match.Groups["operation"].Value, match.Groups["message"].Value.Trim())
            : throw new AwsCliException($"aws {command} was not refused by AWS: it ended with {run.ExitCode}: {run.Errors}{run.Output}");
    }

    private Task<ToolRun> StartAsync(string command)
    {
        IReadOnlyList<string> arguments =
            [.. Word().Matches(command).Select(word => word.Value.Replace("'", "")), "--endpoint-url", serviceUrl.ToString(), "--output", "json"];
        var environment = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = accessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["AWS_SESSION_TOKEN"] = sessionToken ?? "",
            ["AWS_DEFAULT_REGION"] = Region,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = NoFile,
            ["AWS_SHARED_CREDENTIALS_FILE"] = NoFile,
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_PAGER"] = "",
        };
        return StartsAnew ? ToolRun.StartAsync("aws", arguments, environment) : AwsCliProcess.RunAsync(arguments, environment);
    }

    [GeneratedRegex(@"(?:[^\s']|'[^']*')+")]
    private static partial Regex Word();

    [GeneratedRegex(@"An error occurred \((?<code>[^)]+)\) when calling the (?<operation>\w+) operation(?: \([^)]*\))?: (?<message>.*)")]
    private static partial Regex Refusal();
}
