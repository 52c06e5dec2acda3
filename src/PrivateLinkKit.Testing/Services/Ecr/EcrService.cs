using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Ecr.EcrOperations;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>ECR: private repositories, the images of which are those of <see cref="ContainerImages"/>.</summary>
internal sealed class EcrService : IDefinedOnUse, ITaggedResources
{
    private const string Repository = "RegistryId RepositoryName";

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new JsonProtocol(Service.Target!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = EcrDefaults.Table;
        service.Rates = static (operation, _) => EcrRates.BucketsOf(operation);
        var stored = new RepositoryImages(service.Network.Containers);
        var (repositories, images) = (new Repositories(stored), new EcrImages(stored));

        service.On(
            CreateRepository,
            Repositories.Create,
            honours: $"{Repository} Tags ImageTagMutability ImageScanningConfiguration EncryptionConfiguration");
        service.On(DescribeRepositories, Repositories.Describe, honours: "RegistryId RepositoryNames NextToken MaxResults");
        service.On(DeleteRepository, repositories.Delete, honours: $"{Repository} Force");
        service.On(PutImageTagMutability, Repositories.PutMutability, honours: $"{Repository} ImageTagMutability");
        service.On(PutImageScanningConfiguration, Repositories.PutScanning, honours: $"{Repository} ImageScanningConfiguration");

        // Registry ids are deprecated: the token is for the account's own registry, whichever is asked for.
        service.On(GetAuthorizationToken, Repositories.Authorize, honours: "RegistryIds");

        service.On(DescribeImages, images.Describe, honours: $"{Repository} ImageIds NextToken MaxResults Filter.TagStatus");
        service.On(ListImages, images.List, honours: $"{Repository} NextToken MaxResults Filter.TagStatus");
        service.On(BatchGetImage, images.Get, honours: $"{Repository} ImageIds AcceptedMediaTypes");
        service.On(PutImage, images.Put, honours: $"{Repository} ImageManifest ImageManifestMediaType ImageTag ImageDigest");
        service.On(BatchDeleteImage, images.Delete, honours: $"{Repository} ImageIds");

        service.On(PutLifecyclePolicy, RepositoryPolicies.PutLifecycle, honours: $"{Repository} LifecyclePolicyText");
        service.On(GetLifecyclePolicy, RepositoryPolicies.GetLifecycle, honours: Repository);
        service.On(DeleteLifecyclePolicy, RepositoryPolicies.DeleteLifecycle, honours: Repository);
        service.On(SetRepositoryPolicy, RepositoryPolicies.Set, honours: $"{Repository} PolicyText");
        service.On(GetRepositoryPolicy, RepositoryPolicies.Get, honours: Repository);
        service.On(DeleteRepositoryPolicy, RepositoryPolicies.Delete, honours: Repository);

        service.On(TagResource, RepositoryTags.Tag, honours: "ResourceArn Tags");
        service.On(UntagResource, RepositoryTags.Untag, honours: "ResourceArn TagKeys");
        service.On(ListTagsForResource, RepositoryTags.List, honours: "ResourceArn");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) =>
        region.Ecr.Repositories.Select(repository => new ResourceTags(repository.Arn, repository.ResourceTags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("TagResource", new() { ["resourceArn"] = arn, ["tags"] = TagCall.Pairs(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("UntagResource", new() { ["resourceArn"] = arn, ["tagKeys"] = TagCall.List(keys) });
}
