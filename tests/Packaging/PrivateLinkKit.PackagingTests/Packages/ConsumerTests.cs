namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>Projects outside the repository that take the packages from a folder.</summary>
[Collection(PackedCollection.Name)]
public class ConsumerTests(PackedFeed feed)
{
    public static TheoryData<string> Packages => [.. PackedFeed.Packages];

    // Restore warns with NU1603 or NU1605 if a feed lacks the requested version of a package: here warnings are errors.
    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Package_InAnExternalProject_RestoresAndBuildsWithoutWarning(string package)
    {
        var project = new ConsumerProject(feed, package);
        project.Write("Program.cs", "Console.WriteLine();");

        Assert.Contains("Build succeeded", await project.RunAsync("build"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_InAnExternalProject_RunTheExampleOfTheReadme()
    {
        var project = new ConsumerProject(feed, [.. PackedFeed.Packages]);
        project.Write("Program.cs", await File.ReadAllTextAsync(RepositoryFile.Find("samples/ReadmeExample/Program.cs")));
        project.Write("Caller.cs", """
            using Microsoft.AspNetCore.Http;
            using PrivateLinkKit;

            static class Caller
            {
                public static string? Of(HttpContext context) => context.GetPrivateLinkConnection()?.EndpointId;
            }
            """);

        var output = await project.RunAsync("run");

        Assert.Contains("Plan for task-api in ", output, StringComparison.Ordinal);
        Assert.EndsWith("three tasks", output.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>A kind, a module and a feature of another project, with an emulated service for it.</summary>
    [Fact]
    public async Task Packages_InAnExternalProject_TakeAKindOfItsOwn()
    {
        var project = new ConsumerProject(feed, "PrivateLinkKit", "PrivateLinkKit.Testing", "AWSSDK.SQS");
        foreach (var file in Directory.EnumerateFiles(RepositoryFile.Find("tests/Packaging/PrivateLinkKit.PackagingTests/Extending")))
        {
            project.Write(Path.GetFileName(file), await File.ReadAllTextAsync(file));
        }

        Assert.Equal(
            [
                "created", "unchanged", "updated", "visibility", "drifted", "repaired", "a host without the module refuses",
                "created again", "an interruption needs consent", "replaced with consent", "deleted, and the foreign queue kept", "refused", "conforms",
            ],
            (await project.RunAsync("run")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line.EndsWith(": yes", StringComparison.Ordinal)).Select(line => line[..^": yes".Length]));
    }
}
