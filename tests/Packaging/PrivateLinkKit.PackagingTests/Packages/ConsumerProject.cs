using System.Diagnostics;

namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>A project outside the repository, with a package folder of its own.</summary>
internal sealed class ConsumerProject
{
    private const string Project = "SomebodyElse.csproj";

    private readonly DirectoryInfo _folder;

    public ConsumerProject(PackedFeed feed, params string[] packages)
    {
        _folder = feed.NewFolder(string.Join('+', packages));
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="packed" value="{feed.Feed}" /></packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(Project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"*-*\" />"))}
              </ItemGroup>
            </Project>
            """);
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    public Task<string> RunAsync(params IEnumerable<string> arguments) => DotNet.RunAsync(_folder.FullName, arguments);

    /// <summary>Runs the program that was published into a folder.</summary>
    /// <returns>The lines of its output.</returns>
    public async Task<string[]> RunNativeAsync(string folder, string argument)
    {
        var program = Path.Combine(_folder.FullName, folder, Path.ChangeExtension(Project, OperatingSystem.IsWindows() ? "exe" : null)!);
        using var process = Process.Start(new ProcessStartInfo(program, [argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
