using PrivateLinkKit.Testing.Network.Contracts;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>The images that a repository has.</summary>
internal sealed class RepositoryImages(IContainerHost containers)
{
    /// <summary>The number of the image that was added last.</summary>
    public long Latest => containers.LatestImage;

    public IReadOnlyList<StoredImage> Of(RepositoryState repository)
    {
        var uri = repository.Repository.RepositoryUri!;
        var images = containers.VersionsOf(uri)
            .Select(version => StoredImage.Of(uri, version, containers.NumberOf(uri + version)!.Value))
            .Where(image => repository.Holds(image.Digest, image.Number))
            .DistinctBy(image => image.Digest);
        return
        [
            .. images.Select(image => image with
            {
                Tags =
                [
                    .. image.Tags.Where(tag => repository.Holds(tag, image.Number) && !repository.PutTags.ContainsKey(tag))
                        .Concat(repository.PutTags.Where(tag => tag.Value == image.Digest).Select(tag => tag.Key))
                        .Order(StringComparer.Ordinal),
                ],
            }),
        ];
    }

    /// <summary>Returns how <see cref="ContainerImages"/> names what is pulled by a digest or else a tag; null: the repository does not have it.</summary>
    public string? ReferenceOf(RepositoryState repository, string? digest, string tag)
    {
        if (Find(repository, digest, digest is null ? tag : null) is { } image)
        {
            return image.Reference;
        }

        // One image may stand for all tags and digests.
        var version = digest is null ? $":{tag}" : $"@{digest}";
        var reference = repository.Repository.RepositoryUri + version;
        return containers.NumberOf(reference) is { } number && repository.Holds(version[1..], number) ? reference : null;
    }

    /// <summary>Returns an image by its digest, its tag, or both; null: the repository has none.</summary>
    public StoredImage? Find(RepositoryState repository, string? digest, string? tag) => Of(repository).FirstOrDefault(
        image => (digest is null || image.Digest == digest) && (tag is null || image.Tags.Contains(tag)));
}
