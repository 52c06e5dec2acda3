using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>
/// All packages, packed from what the build of these tests has made, in a folder outside the repository. Beside them the stand-ins of <c>external/</c>, which are
/// packed here only, so that what depends on the official packages can be restored from a feed without those.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private const string Traversal = """
        <Project>
          <Target Name="Pack">
            <MSBuild Projects="{0}" Targets="Pack" Properties="{2}" BuildInParallel="true" />
            <MSBuild Projects="{1}" Targets="Pack" Properties="{2};IsPackable=true;PackageReadmeFile=;PackageIcon=;IncludeSymbols=false" BuildInParallel="true" />
          </Target>
        </Project>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("privatelinkkit-");

    private static readonly string[] Projects = [.. Directory.EnumerateFiles(RepositoryFile.Find("src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>The names of all projects of <c>src/</c>.</summary>
    public static IReadOnlyList<string> Packages { get; } = [.. Projects.Select(project => Path.GetFileNameWithoutExtension(project))];

    /// <summary>Where the packages are.</summary>
    public string Feed => Path.Combine(_folder.FullName, "feed");

    public async Task InitializeAsync()
    {
        var assembly = typeof(PackedFeed).Assembly;
        var standIns = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "AwsSdk").Value is "packages"
            ? [] : Directory.EnumerateFiles(RepositoryFile.Find("external"), "*.csproj", SearchOption.AllDirectories).Where(IsStandIn);
        var properties = $"NoBuild=true;Configuration={assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration};PackageOutputPath={Feed}";
        var project = Path.Combine(_folder.FullName, "pack.proj");
        await File.WriteAllTextAsync(project, string.Format(Traversal, string.Join(';', Projects), string.Join(';', standIns), properties));

        await DotNet.RunAsync(_folder.FullName, "msbuild", project, "-nologo", "-v:quiet", "-m");
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

    private static bool IsStandIn(string project) => Path.GetFileNameWithoutExtension(project) is not ("Generator" or "Compared");
}
