using System.Text.Json.Nodes;
using PrivateLinkKit.Testing;
using Xunit.Sdk;

namespace PrivateLinkKit.Conformance.Tools;

/// <summary>
/// A copy of a Terraform root in a folder of its own, whose AWS is an <see cref="EmbeddedAws"/>, set by environment variables only.
/// </summary>
internal sealed class TerraformRoot : IDisposable
{
    /// <summary>A folder that holds <c>registry.terraform.io</c> with the provider; without it the provider is downloaded.</summary>
    private const string MirrorVariable = "PRIVATELINKKIT_TERRAFORM_MIRROR";

    private const string ConfigurationFile = "terraform.tfrc";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terraform");
    private readonly EmbeddedAws _aws;
    private readonly string _account;

    private TerraformRoot(EmbeddedAws aws, string account) => (_aws, _account) = (aws, account);

    private string Root => Path.Combine(_folder.FullName, "root");

    private string Configuration => Path.Combine(_folder.FullName, ConfigurationFile);

    /// <summary>Copies a root from beside the test assembly and initializes it.</summary>
    /// <exception cref="XunitException">The exit code of Terraform is not 0.</exception>
    public static async Task<TerraformRoot> InitAsync(string name, EmbeddedAws aws, string account)
    {
        var root = new TerraformRoot(aws, account);
        Copy(new DirectoryInfo(Script.PathOf($"Terraform/{name}")), root.Root);
        await root.WriteAsync(ConfigurationFile, Installation());
        await root.RunAsync("init");
        return root;
    }

    /// <summary>Runs a command that must end with 0.</summary>
    /// <exception cref="XunitException">It does not.</exception>
    public async Task<string> RunAsync(string command, params IEnumerable<string> arguments)
    {
        var run = await TryAsync(command, arguments);
        return run.ExitCode is 0 ? run.Output : throw new XunitException($"terraform {command} ended with {run.ExitCode}:\n{run.Output}{run.Errors}");
    }

    public Task<ToolRun> TryAsync(string command, params IEnumerable<string> arguments)
    {
        var start = ToolRun.Describe("terraform", [command, "-no-color", .. arguments]);
        start.WorkingDirectory = Root;
        start.Environment["TF_CLI_CONFIG_FILE"] = Configuration;
        start.Environment["TF_IN_AUTOMATION"] = start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["AWS_ENDPOINT_URL"] = _aws.ServiceUrl.ToString();
        start.Environment["AWS_REGION"] = "eu-west-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = _account;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "any";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_folder.FullName, "no-such-file");
        return ToolRun.StartAsync(start);
    }

    /// <summary>The values of the root's outputs.</summary>
    public async Task<Func<string, string>> OutputsAsync()
    {
        var outputs = JsonNode.Parse(await RunAsync("output", "-json"))!;
        return name => (string)outputs[name]!["value"]!;
    }

    /// <summary>Writes a file beside the root, and returns its path.</summary>
    public async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Installation() => Environment.GetEnvironmentVariable(MirrorVariable) is { Length: > 0 } mirror
        ? $"provider_installation {{\n  filesystem_mirror {{\n    path = \"{mirror}\"\n  }}\n}}\n"
        : "provider_installation {\n  direct {}\n}\n";

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles("*.tf"))
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
