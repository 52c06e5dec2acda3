using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Ecr;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Images of repositories. Layers cannot be uploaded: images come from <see cref="ContainerImages"/>, and can be tagged and deleted.</summary>
internal sealed class EcrImages(RepositoryImages images)
{
    private const int ListedByDefault = 100;

    public DescribeImagesResult Describe(ServiceCall call, DescribeImagesRequest request)
    {
        var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
        var found = request.ImageIds is { } ids
            ? ids.Select(id => images.Find(repository, id.ImageDigest, id.ImageTag)
                ?? throw EcrErrors.ImageNotFound(id.ImageDigest, id.ImageTag, repository.Name, call.Account)).DistinctBy(image => image.Digest)
            : images.Of(repository).Where(image => Has(image, request.Filter?.TagStatus));
        var (page, next) = KeyPages.Of(
            found, image => image.Digest, request.NextToken, request.MaxResults ?? ListedByDefault, EcrErrors.InvalidNextToken);
        return new()
        {
            NextToken = next,
            ImageDetails =
            [
                .. page.Select(image => new ImageDetail
                {
                    RegistryId = call.Account,
                    RepositoryName = repository.Name,
                    ImageDigest = image.Digest,
                    ImageTags = image.Tags is [] ? null : image.Tags,
                    ImageSizeInBytes = StoredImage.ConfigSize,
                    ImagePushedAt = repository.Repository.CreatedAt,
                    ImageManifestMediaType = StoredImage.MediaType,
                    ArtifactMediaType = StoredImage.ConfigType,
                }),
            ],
        };
    }

    public ListImagesResult List(ServiceCall call, ListImagesRequest request)
    {
        var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
        var ids = images.Of(repository).Where(image => Has(image, request.Filter?.TagStatus)).SelectMany(image => image.Tags is []
            ? [new ImageIdentifier { ImageDigest = image.Digest }]
            : image.Tags.Select(tag => new ImageIdentifier { ImageDigest = image.Digest, ImageTag = tag }));
        var (page, next) = KeyPages.Of(
            ids, id => $"{id.ImageDigest} {id.ImageTag}", request.NextToken, request.MaxResults ?? ListedByDefault, EcrErrors.InvalidNextToken);
        return new() { ImageIds = page, NextToken = next };
    }

    public BatchGetImageResult Get(ServiceCall call, BatchGetImageRequest request)
    {
        var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
        var asked = request.ImageIds!.Select(id => (Id: id, Image: images.Find(repository, id.ImageDigest, id.ImageTag))).ToLookup(Exists);
        return new()
        {
            Images = [.. asked[true].Select(entry => View(call, repository, entry.Image!, entry.Id.ImageTag))],
            Failures = [.. asked[false].Select(entry => Failure(entry.Id))],
        };
    }

    /// <summary>Gives an image of the repository another tag.</summary>
    public PutImageResult Put(ServiceCall call, PutImageRequest request)
    {
        var (repository, tag) = (Repositories.Find(call, request.RegistryId, request.RepositoryName!), request.ImageTag);
        var image = images.Of(repository).FirstOrDefault(known => known.Manifest == request.ImageManifest)
            ?? throw EcrErrors.LayersNotFound(repository.Name, call.Account);
        if (tag is null || image.Tags.Contains(tag))
        {
            throw EcrErrors.ImageExists(image.Digest, tag, repository.Name, call.Account);
        }

        if (repository.IsImmutable && images.Find(repository, digest: null, tag) is not null)
        {
            throw EcrErrors.TagIsImmutable(tag, repository.Name);
        }

        call.Region.Ecr.Repositories.Put(repository with { PutTags = repository.PutTags.SetItem(tag, image.Digest), Deleted = repository.Deleted.Remove(tag) });
        return new() { Image = View(call, repository, image, tag) };
    }

    /// <summary>Deletes a tag, and the image with its last one; or an image with all its tags.</summary>
    public BatchDeleteImageResult Delete(ServiceCall call, BatchDeleteImageRequest request)
    {
        var (deleted, failures) = (new List<ImageIdentifier>(), new List<ImageFailure>());
        foreach (var id in request.ImageIds!)
        {
            var repository = Repositories.Find(call, request.RegistryId, request.RepositoryName!);
            if (images.Find(repository, id.ImageDigest, id.ImageTag) is not { } image || !Exists((id, image)))
            {
                failures.Add(Failure(id));
                continue;
            }

            var tags = id.ImageTag is { } tag ? [tag] : image.Tags;
            var isLast = tags.Count >= image.Tags.Count;
            var versions = isLast ? tags.Append(image.Digest) : tags;
            call.Region.Ecr.Repositories.Put(repository with
            {
                PutTags = repository.PutTags.RemoveRange(tags),
                Deleted = repository.Deleted.SetItems(versions.Select(version => KeyValuePair.Create(version, images.Latest))),
            });
            deleted.AddRange(tags.Select(gone => new ImageIdentifier { ImageDigest = image.Digest, ImageTag = gone })
                .DefaultIfEmpty(new ImageIdentifier { ImageDigest = image.Digest }));
        }

        return new() { ImageIds = deleted, Failures = failures };
    }

    private static bool Exists((ImageIdentifier Id, StoredImage? Image) asked) =>
        asked.Image is not null && (asked.Id.ImageDigest ?? asked.Id.ImageTag) is not null;

    private static bool Has(StoredImage image, string? status) => status switch
    {
        "TAGGED" => image.Tags is not [],
        "UNTAGGED" => image.Tags is [],
        _ => true,
    };

    private static Image View(ServiceCall call, RepositoryState repository, StoredImage image, string? tag) => new()
    {
        RegistryId = call.Account,
        RepositoryName = repository.Name,
        ImageId = new() { ImageDigest = image.Digest, ImageTag = tag },
        ImageManifest = image.Manifest,
        ImageManifestMediaType = StoredImage.MediaType,
    };

    private static ImageFailure Failure(ImageIdentifier id) => (id.ImageDigest ?? id.ImageTag) is null
        ? new() { ImageId = id, FailureCode = "MissingDigestAndTag", FailureReason = "Invalid request parameters: both tag and digest cannot be null" }
        : new() { ImageId = id, FailureCode = "ImageNotFound", FailureReason = "Requested image not found" };
}
