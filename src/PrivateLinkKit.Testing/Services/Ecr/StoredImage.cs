using System.Security.Cryptography;
using System.Text;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>An image of a repository.</summary>
/// <param name="Reference">How <see cref="ContainerImages"/> names it.</param>
/// <param name="Digest">The digest of its manifest.</param>
/// <param name="Manifest">Its manifest; null: it was added by its digest, so that there is none.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Number">Its place in the order in which images were added.</param>
internal sealed record StoredImage(string Reference, string Digest, string? Manifest, IReadOnlyList<string> Tags, long Number)
{
    public const string MediaType = "application/vnd.docker.distribution.manifest.v2+json";
    public const string ConfigType = "application/vnd.docker.container.image.v1+json";

    // The size of what it says in its manifest.
    public const int ConfigSize = 1024;

    /// <summary>Returns the image that was added under a repository's URI with a tag or digest.</summary>
    /// <param name="uri">The URI of the repository.</param>
    /// <param name="version">The tag with its colon, or the digest with its at sign.</param>
    /// <param name="number">Its place in the order in which images were added.</param>
    public static StoredImage Of(string uri, string version, long number)
    {
        var reference = uri + version;
        if (version.StartsWith('@'))
        {
            return new(reference, version[1..], null, [], number);
        }

        var config = $$"""{"mediaType":"{{ConfigType}}","size":{{ConfigSize}},"digest":"{{DigestOf(reference)}}"}""";
        var manifest = $$"""{"schemaVersion":2,"mediaType":"{{MediaType}}","config":{{config}},"layers":[]}""";
        return new(reference, DigestOf(manifest), manifest, [version[1..]], number);
    }

    private static string DigestOf(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
