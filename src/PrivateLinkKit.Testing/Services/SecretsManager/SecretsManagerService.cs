using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.SecretsManager.SecretsManagerOperations;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Secrets Manager: secrets with versions and stages; no rotation, no replicas, and no record of reads.</summary>
internal sealed class SecretsManagerService : IDefinedOnUse, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new ValidatingJsonProtocol(Service.Target!, "InternalServiceError") { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = SecretsDefaults.Table;
        service.Rates = static (operation, _) => SecretsRates.BucketsOf(operation);

        service.On(CreateSecret, Secrets.Create, honours: "Name ClientRequestToken Description KmsKeyId SecretBinary SecretString Tags");
        service.On(DescribeSecret, Secrets.Describe, honours: "SecretId");
        service.On(UpdateSecret, Secrets.Update, honours: "SecretId ClientRequestToken Description KmsKeyId SecretBinary SecretString");
        service.On(DeleteSecret, Secrets.Delete, honours: "SecretId RecoveryWindowInDays ForceDeleteWithoutRecovery");
        service.On(RestoreSecret, Secrets.Restore, honours: "SecretId");

        service.On(GetSecretValue, SecretValues.Get, honours: "SecretId VersionId VersionStage");
        service.On(PutSecretValue, SecretValues.Put, honours: "SecretId ClientRequestToken SecretBinary SecretString VersionStages");
        service.On(UpdateSecretVersionStage, SecretStages.Update, honours: "SecretId VersionStage RemoveFromVersionId MoveToVersionId");
        service.On(ListSecrets, SecretLists.List, honours: "IncludePlannedDeletion MaxResults NextToken Filters SortOrder SortBy");
        service.On(ListSecretVersionIds, SecretLists.ListVersions, honours: "SecretId MaxResults NextToken IncludeDeprecated");

        service.On(PutResourcePolicy, SecretPolicies.Put, honours: "SecretId ResourcePolicy");
        service.On(GetResourcePolicy, SecretPolicies.Get, honours: "SecretId");
        service.On(DeleteResourcePolicy, SecretPolicies.Delete, honours: "SecretId");

        service.On(TagResource, SecretTags.Tag, honours: "SecretId Tags");
        service.On(UntagResource, SecretTags.Untag, honours: "SecretId TagKeys");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.Secrets.Secrets.Select(secret => new ResourceTags(secret.Arn, secret.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("TagResource", new() { ["SecretId"] = arn, ["Tags"] = TagCall.Pairs(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("UntagResource", new() { ["SecretId"] = arn, ["TagKeys"] = TagCall.List(keys) });
}
