using Microsoft.AspNetCore.Builder;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>Projects outside the repository that take the packages from a folder.</summary>
[Collection(PackedCollection.Name)]
public class ConsumerTests(PackedFeed feed)
{
    private const string Extending = "tests/Packaging/PrivateLinkKit.PackagingTests/Extending";

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
        foreach (var file in Directory.EnumerateFiles(RepositoryFile.Find(Extending)))
        {
            project.Write(Path.GetFileName(file), await File.ReadAllTextAsync(file));
        }

        Assert.Equal(
            [
                "created", "unchanged", "updated", "visibility", "drifted", "repaired", "a host without the module refuses",
                "created again", "deleted, and the foreign queue kept", "refused", "conforms",
                "a queue for each consumer", "refused without a network",
            ],
            (await project.RunAsync("run")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line.EndsWith(": yes", StringComparison.Ordinal)).Select(line => line[..^": yes".Length]));
    }

    /// <summary>The library and a kind of another project, compiled ahead of time without a warning.</summary>
    [NativeFact]
    [Trait("Category", "Native")]
    public async Task Packages_InAnExternalProject_RunAsNativeCode()
    {
        var project = new ConsumerProject(feed, "PrivateLinkKit", "AWSSDK.SQS");
        foreach (var file in (string[])["Queue.cs", "Native/Program.cs"])
        {
            project.Write(Path.GetFileName(file), await File.ReadAllTextAsync(RepositoryFile.Find($"{Extending}/{file}")));
        }

        // Warnings are errors, also those of the AWS SDK.
        await project.RunAsync("publish", "-c", "Debug", "-o", "native", "-p:PublishAot=true", "-p:TrimmerSingleWarn=false");
        await using var aws = await EmbeddedAws.StartAsync(new() { Services = [new SmallSqs()] });
        aws.Images.Add("registry.example.com/orders", app => app.MapGet("/", () => "orders"));

        Assert.Equal(
            ["creates the queue: True", "has an endpoint: True", "is complete: True", "is gone: True"],
            await project.RunNativeAsync("native", $"{aws.ServiceUrl}"));
    }
}
