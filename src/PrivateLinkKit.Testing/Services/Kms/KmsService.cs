using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Kms.KmsOperations;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>KMS: symmetric keys as ids with a state. They have no material, so cryptographic operations are refused.</summary>
internal sealed class KmsService : IDefinedOnUse, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new ValidatingJsonProtocol(Service.Target!, "KMSInternalException") { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = KmsDefaults.Table;

        service.On(CreateKey, Keys.Create, honours: "Description Policy Tags");
        service.On(DescribeKey, Keys.Describe, honours: "KeyId");
        service.On(ListKeys, Keys.List, honours: "Limit Marker");
        service.On(EnableKey, Keys.Enable, honours: "KeyId");
        service.On(DisableKey, Keys.Disable, honours: "KeyId");
        service.On(UpdateKeyDescription, Keys.Describe, honours: "KeyId Description");
        service.On(ScheduleKeyDeletion, Keys.ScheduleDeletion, honours: "KeyId PendingWindowInDays");
        service.On(CancelKeyDeletion, Keys.CancelDeletion, honours: "KeyId");

        service.On(CreateAlias, Aliases.Create, honours: "AliasName TargetKeyId");
        service.On(UpdateAlias, Aliases.Update, honours: "AliasName TargetKeyId");
        service.On(DeleteAlias, Aliases.Delete, honours: "AliasName");
        service.On(ListAliases, Aliases.List, honours: "KeyId Limit Marker");

        service.On(PutKeyPolicy, KeyPolicies.Put, honours: "KeyId PolicyName Policy");
        service.On(GetKeyPolicy, KeyPolicies.Get, honours: "KeyId PolicyName");
        service.On(ListKeyPolicies, KeyPolicies.List, honours: "KeyId Limit Marker");

        service.On(EnableKeyRotation, Rotation.Enable, honours: "KeyId RotationPeriodInDays");
        service.On(DisableKeyRotation, Rotation.Disable, honours: "KeyId");
        service.On(GetKeyRotationStatus, Rotation.Status, honours: "KeyId");

        service.On(TagResource, KeyTags.Tag, honours: "KeyId Tags");
        service.On(UntagResource, KeyTags.Untag, honours: "KeyId TagKeys");
        service.On(ListResourceTags, KeyTags.List, honours: "KeyId Limit Marker");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.Kms.Keys.Select(key => new ResourceTags(key.Arn, key.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("TagResource", new() { ["KeyId"] = arn, ["Tags"] = TagCall.Pairs(tags, "TagKey", "TagValue") });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("UntagResource", new() { ["KeyId"] = arn, ["TagKeys"] = TagCall.List(keys) });
}
