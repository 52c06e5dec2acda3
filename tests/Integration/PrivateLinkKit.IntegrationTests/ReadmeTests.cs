namespace PrivateLinkKit.IntegrationTests;

public class ReadmeTests
{
    [Fact]
    public void Example_OfTheReadme_IsTheSampleThatIsCompiled()
    {
        var readme = File.ReadAllText(RepositoryFile.Find("README.md"));
        var sample = File.ReadAllText(RepositoryFile.Find("samples/ReadmeExample/Program.cs"));

        Assert.Contains($"```csharp\n{sample.Trim()}\n```", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_OfTheReadme_Runs()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync("ReadmeExample");

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("three tasks", output, StringComparison.Ordinal);
    }
}
