using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PrivateLinkKit.PackagingTests.Packages;

public class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    public static TheoryData<string> Packages => [.. PackedFeed.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_SaysWhatItIs(string package)
    {
        var manifest = feed.Manifest(package);

        Assert.Equal((package, "Apache-2.0", "README.md", "icon.png"), (Text("id"), Text("license"), Text("readme"), Text("icon")));
        Assert.All(["version", "authors", "description", "copyright", "tags"], name => Assert.NotEmpty(Text(name)));
        var repository = Element("repository");
        Assert.Equal("git", (string?)repository.Attribute("type"));
        Assert.DoesNotContain("file:", (string?)repository.Attribute("url") ?? "", StringComparison.Ordinal);

        XElement Element(string name) => manifest.Elements().Single(element => element.Name.LocalName == name);

        string Text(string name) => Element(name).Value;
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_HasWhatItNeeds(string package)
    {
        using var archive = feed.Open(package);
        using var symbols = feed.Open(package, "snupkg");

        var files = archive.Entries.Select(entry => entry.FullName).ToList();
        Assert.Subset(files.ToHashSet(), new HashSet<string> { "README.md", "NOTICE", "icon.png", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml" });
        Assert.Equal([$"{package}.dll"], files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileName));
        Assert.Contains($"lib/net10.0/{package}.pdb", symbols.Entries.Select(entry => entry.FullName));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Package_IsBuiltDeterministically(string package)
    {
        using var archive = feed.Open(package);
        using var assembly = new MemoryStream();
        await using (var entry = await archive.GetEntry($"lib/net10.0/{package}.dll")!.OpenAsync())
        {
            await entry.CopyToAsync(assembly);
        }

        assembly.Position = 0;
        using var reader = new PEReader(assembly);
        Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type is DebugDirectoryEntryType.Reproducible);
    }

    [Fact]
    public void Library_DependsOnTheOfficialAwsSdk()
    {
        var dependencies = feed.Manifest("PrivateLinkKit").Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => (string)element.Attribute("id")!);

        Assert.Equal(["AWSSDK.Core", "AWSSDK.EC2", "AWSSDK.ECS", "AWSSDK.ElasticLoadBalancingV2", "AWSSDK.SecurityToken"], dependencies.Where(id => id.StartsWith("AWSSDK.", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void LocalStackFixture_DependsOnTheOfficialPackages()
    {
        var dependencies = feed.Manifest("PrivateLinkKit.Testing.LocalStack").Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => (string)element.Attribute("id")!).ToHashSet();

        Assert.Superset(new HashSet<string> { "LocalStack.Client", "PrivateLinkKit.Testing", "Testcontainers.LocalStack" }, dependencies);
    }

    [Fact]
    public async Task Packages_InAProjectOfSomebodyElse_RunTheExampleOfTheReadme()
    {
        var folder = feed.NewFolder("somebody-else");
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
                {string.Concat(PackedFeed.Packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"*-*\" />"))}
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", await File.ReadAllTextAsync(RepositoryFile.Find("samples/ReadmeExample/Program.cs")));
        Write("Caller.cs", """
            using Microsoft.AspNetCore.Http;
            using PrivateLinkKit;

            static class Caller
            {
                public static string? Of(HttpContext context) => context.GetPrivateLinkConnection()?.EndpointId;
            }
            """);

        var output = await DotNet.RunAsync(folder.FullName, "run");

        Assert.Contains("Plan for task-api: ", output, StringComparison.Ordinal);
        Assert.EndsWith("three tasks", output.TrimEnd(), StringComparison.Ordinal);

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder.FullName, file), text);
    }
}
