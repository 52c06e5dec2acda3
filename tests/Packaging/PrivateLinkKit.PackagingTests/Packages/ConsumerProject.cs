namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>A project outside the repository, with a package folder of its own.</summary>
internal sealed class ConsumerProject
{
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
        Write("SomebodyElse.csproj", $"""
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

    public Task<string> RunAsync(string command) => DotNet.RunAsync(_folder.FullName, command);
}
