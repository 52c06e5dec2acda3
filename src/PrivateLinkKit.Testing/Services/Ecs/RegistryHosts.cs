namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The registries that images are pulled from, by their names.</summary>
internal static class RegistryHosts
{
    private const string DockerHub = "registry-1.docker.io";

    /// <summary>Returns the host of an image's registry, and the image in it. A name without a host is one of Docker Hub.</summary>
    public static (string Host, string Path) Of(string image)
    {
        var first = image.Split('/')[0];
        var hasHost = first.Length < image.Length && (first.Contains('.') || first.Contains(':') || first is "localhost");
        return hasHost && first is not "docker.io" ? (first.Split(':')[0], image[(first.Length + 1)..])
            : (DockerHub, hasHost ? image[(first.Length + 1)..] : image);
    }
}
