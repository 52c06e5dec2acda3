using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PrivateLinkKit.PackagingTests.Packages;

[Collection(PackedCollection.Name)]
public class PackageTests(PackedFeed feed)
{
    public static TheoryData<string> Packages => [.. PackedFeed.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_HasItsMetadata(string package)
    {
        var manifest = feed.Manifest(package);

        Assert.Equal((package, "Apache-2.0", "README.md", "icon.png"), (Text("id"), Text("license"), Text("readme"), Text("icon")));
        Assert.All(["version", "authors", "description", "copyright", "tags"], name => Assert.NotEmpty(Text(name)));
        var repository = Element("repository");
        Assert.Equal(("git", PackedFeed.RepositoryUrl), ((string?)repository.Attribute("type"), (string?)repository.Attribute("url")));
        Assert.Equal(PackedFeed.ProjectUrl, Text("projectUrl"));

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
        var versions = feed.Dependencies("PrivateLinkKit").Where(dependency => dependency.Key.StartsWith("AWSSDK.", StringComparison.Ordinal)).ToDictionary();

        Assert.Equal(
            ["AWSSDK.Core", "AWSSDK.EC2", "AWSSDK.ECS", "AWSSDK.ElasticLoadBalancingV2", "AWSSDK.SecurityToken", "AWSSDK.SimpleSystemsManagement"],
            versions.Keys.Order());
        Assert.All(versions.Values, version => Assert.Matches(@"^\[4\.[0-9.]+, 5\.0\.0\)$", version));
    }

    [Theory]
    [InlineData("PrivateLinkKit.AspNetCore")]
    [InlineData("PrivateLinkKit.Testing", "PrivateLinkKit", "Yarp.ReverseProxy")]
    [InlineData("PrivateLinkKit.Testing.LocalStack", "LocalStack.Client", "PrivateLinkKit.Testing", "Testcontainers.LocalStack")]
    public void Package_DependsOnWhatItReferencesAlone(string package, params string[] dependencies) =>
        Assert.Equal(dependencies, feed.Dependencies(package).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Readme_OfAPackage_IsItsOwnAndHasNoRelativeLinks(string package)
    {
        using var archive = feed.Open(package);
        using var reader = new StreamReader(await archive.GetEntry("README.md")!.OpenAsync());
        var text = await reader.ReadToEndAsync();

        Assert.StartsWith($"# {package}\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\]\((?!https://)", text);
    }
}
