using System.Globalization;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>An image as container runtimes find it in its registry.</summary>
/// <param name="Host">The host of the registry.</param>
/// <param name="Port">Its port.</param>
/// <param name="Reference">The full name of the image, as messages have it.</param>
/// <param name="ManifestUrl">Where its manifest is.</param>
internal sealed record RegistryImage(string Host, int Port, string Reference, string ManifestUrl)
{
    private const int Https = 443;
    private const string DockerHub = "docker.io";
    private const string DockerHubHost = "registry-1.docker.io";

    /// <summary>Reads an image's name. One without a host is in Docker Hub, without a slash among its official images, without a version the latest.</summary>
    public static RegistryImage Of(string image)
    {
        var first = image.Split('/')[0];
        var hasHost = first.Length < image.Length && (first.Contains('.') || first.Contains(':') || first is "localhost");
        var (registry, path) = hasHost ? (first, image[(first.Length + 1)..]) : (DockerHub, image.Contains('/') ? image : $"library/{image}");
        var (name, version) = Split(path);
        var (host, port) = registry.Split(':') is [var named, var number] ? (named, int.Parse(number, CultureInfo.InvariantCulture)) : (registry, Https);
        host = host is DockerHub ? DockerHubHost : host;
        var server = port is Https ? host : $"{host}:{port}";
        return new(host, port, $"{registry}/{name}{version}", $"https://{server}/v2/{name}/manifests/{version[1..]}");
    }

    /// <summary>The name, and the tag with its colon or the digest with its at sign.</summary>
    private static (string Name, string Version) Split(string path)
    {
        var parts = path.Split('@');
        var colon = parts[0].LastIndexOf(':');
        var (name, tag) = colon > parts[0].LastIndexOf('/') ? (parts[0][..colon], parts[0][colon..]) : (parts[0], ":latest");
        return (name, parts.Length > 1 ? $"@{parts[1]}" : tag);
    }
}
