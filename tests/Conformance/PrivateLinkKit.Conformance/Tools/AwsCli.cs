using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>The AWS CLI as somebody with an account would use it on an <c>EmbeddedAws</c>.</summary>
/// <param name="serviceUrl">The endpoint URL.</param>
/// <param name="accessKeyId">The access key id: an account, or the key of a role session.</param>
/// <param name="sessionToken">The token of a role session.</param>
internal sealed partial class AwsCli(Uri serviceUrl, string accessKeyId, string? sessionToken = null)
{
    public const string Region = "eu-west-1";

    private static readonly string NoFile = Path.Combine(AppContext.BaseDirectory, "no-such-file");

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
        var start = ToolRun.Describe(
            "aws",
            [.. Word().Matches(command).Select(word => word.Value.Replace("'", "")), "--endpoint-url", serviceUrl.ToString(), "--output", "json"]);
        start.Environment["AWS_ACCESS_KEY_ID"] = accessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "secret";
        start.Environment["AWS_SESSION_TOKEN"] = sessionToken;
        start.Environment["AWS_DEFAULT_REGION"] = Region;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = NoFile;
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = NoFile;
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        start.Environment["AWS_PAGER"] = "";
        return ToolRun.StartAsync(start);
    }

    [GeneratedRegex(@"(?:[^\s']|'[^']*')+")]
    private static partial Regex Word();

    [GeneratedRegex(@"An error occurred \((?<code>[^)]+)\) when calling the (?<operation>\w+) operation(?: \([^)]*\))?: (?<message>.*)")]
    private static partial Regex Refusal();
}
