using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>All packages and stand-ins, packed as documented from the build of these tests into a folder outside the repository.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    public const string RepositoryUrl = "https://git.example/privatelinkkit";
    public const string ProjectUrl = "https://privatelinkkit.example/";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("privatelinkkit-");

    /// <summary>Names of all projects of <c>src/</c>.</summary>
    public static IReadOnlyList<string> Packages { get; } =
    [
        .. Directory.EnumerateFiles(RepositoryFile.Find("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Folder of the packages.</summary>
    public string Feed => Path.Combine(_folder.FullName, "feed");

    public async Task InitializeAsync()
    {
        var assembly = typeof(PackedFeed).Assembly;
        var hasStandIns = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "AwsSdk").Value is not "packages";

        await DotNet.RunAsync(
            RepositoryFile.Find(""), "pack", "PrivateLinkKit.Packages.slnf", "--no-build", "-o", Feed, "-v:quiet", $"-p:PackStandIns={hasStandIns}",
            $"-p:RepositoryUrl={RepositoryUrl}", $"-p:PackageProjectUrl={ProjectUrl}", "-c",
                assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A new folder outside the repository.</summary>
    public DirectoryInfo NewFolder(string name) => _folder.CreateSubdirectory(name);

    public ZipArchive Open(string package, string extension = "nupkg") => ZipFile.OpenRead(Directory.EnumerateFiles(Feed, $"{package}.*.{extension}")
        .Single(file => char.IsDigit(Path.GetFileName(file)[package.Length + 1])));

    public XElement Manifest(string package)
    {
        using var archive = Open(package);
        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        return XElement.Load(stream).Elements().Single();
    }

    /// <summary>Packages that a package depends on, with the versions it takes.</summary>
    public IReadOnlyDictionary<string, string> Dependencies(string package) => Manifest(package).Descendants()
        .Where(element => element.Name.LocalName == "dependency")
        .ToDictionary(element => (string)element.Attribute("id")!, element => (string)element.Attribute("version")!);
}
