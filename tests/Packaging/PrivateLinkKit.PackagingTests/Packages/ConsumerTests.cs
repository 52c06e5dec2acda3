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
}
