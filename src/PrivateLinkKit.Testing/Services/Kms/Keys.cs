using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Kms;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>Keys and their states.</summary>
internal static class Keys
{
    private const int ListedByDefault = 100;
    private const int ShortestWindow = 7;
    private const int LongestWindow = 30;

    public static CreateKeyResult Create(ServiceCall call, CreateKeyRequest request)
    {
        var key = New(call.Region, request.Description ?? "", request.Policy is { } policy ? KeyPolicies.Check(policy) : null);
        key = key with { Tags = KeyTags.Add(key, request.Tags ?? []) };
        call.Region.Kms.Keys.Put(key);
        return new() { KeyMetadata = key.Metadata };
    }

    public static DescribeKeyResult Describe(ServiceCall call, DescribeKeyRequest request) =>
        new() { KeyMetadata = KeyLookup.KeyOrAlias(call.Region, request.KeyId!).Metadata };

    public static ListKeysResult List(ServiceCall call, ListKeysRequest request)
    {
        var (page, next) = KeyPages.Of(call.Region.Kms.Keys, key => key.Id, request.Marker, request.Limit ?? ListedByDefault, KmsErrors.InvalidMarker);
        return new()
        {
            Keys = [.. page.Select(key => new KeyListEntry { KeyId = key.Id, KeyArn = key.Arn })],
            NextMarker = next,
            Truncated = next is not null,
        };
    }

    public static EnableKeyResult Enable(ServiceCall call, EnableKeyRequest request)
    {
        call.Region.Kms.Keys.Put(Usable(call, request.KeyId!).InState(KmsKey.Enabled));
        return new();
    }

    public static DisableKeyResult Disable(ServiceCall call, DisableKeyRequest request)
    {
        call.Region.Kms.Keys.Put(Usable(call, request.KeyId!).InState(KmsKey.Disabled));
        return new();
    }

    public static UpdateKeyDescriptionResult Describe(ServiceCall call, UpdateKeyDescriptionRequest request)
    {
        var key = Usable(call, request.KeyId!);
        call.Region.Kms.Keys.Put(key with { Metadata = key.Metadata with { Description = request.Description } });
        return new();
    }

    /// <summary>The key and its aliases are deleted when the window ends by the clock, whatever the pace.</summary>
    public static ScheduleKeyDeletionResult ScheduleDeletion(ServiceCall call, ScheduleKeyDeletionRequest request)
    {
        var (key, days) = (Usable(call, request.KeyId!), request.PendingWindowInDays ?? LongestWindow);
        if (days is < ShortestWindow or > LongestWindow)
        {
            throw KmsErrors.Validation(
                $"1 validation error detected: Value '{days}' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value "
                + (days < ShortestWindow ? $"greater than or equal to {ShortestWindow}" : $"less than or equal to {LongestWindow}"));
        }

        var date = call.Now.AddDays(days);
        var pending = key.InState(KmsKey.PendingDeletion);
        pending = pending with { Metadata = pending.Metadata with { DeletionDate = date } };
        var region = call.Region;
        region.Kms.Keys.Put(pending);
        call.Cloud.Timeline.Expire(TimeSpan.FromDays(days), () => Delete(region, key.Id, date));
        return new() { KeyId = key.Arn, DeletionDate = date, KeyState = KmsKey.PendingDeletion, PendingWindowInDays = days };
    }

    public static CancelKeyDeletionResult CancelDeletion(ServiceCall call, CancelKeyDeletionRequest request)
    {
        var key = KeyLookup.Key(call.Region, request.KeyId!);
        if (!key.IsPendingDeletion)
        {
            throw KmsErrors.NotPendingDeletion(key.Arn);
        }

        call.Region.Kms.Keys.Put(key.InState(KmsKey.Disabled));
        return new() { KeyId = key.Arn };
    }

    /// <summary>Returns a key of the account's own that is not pending deletion.</summary>
    public static KmsKey Usable(ServiceCall call, string id)
    {
        var key = KeyLookup.Key(call.Region, id);
        return key.IsPendingDeletion ? throw KmsErrors.PendingDeletion(key.Arn)
            : key.Metadata.KeyManager is "AWS" ? throw KmsErrors.ManagedByAws(key.Arn)
            : key;
    }

    public static KmsKey New(AccountRegion region, string description, string? policy)
    {
        var id = region.Cloud.Ids.NextGuid().ToString();
        return new(
            new()
            {
                AWSAccountId = region.Account,
                KeyId = id,
                Arn = KeyLookup.KeyArn(region, id),
                CreationDate = region.Cloud.Now,
                Enabled = true,
                Description = description,
                KeyUsage = "ENCRYPT_DECRYPT",
                KeyState = KmsKey.Enabled,
                Origin = "AWS_KMS",
                KeyManager = "CUSTOMER",
                CustomerMasterKeySpec = "SYMMETRIC_DEFAULT",
                KeySpec = "SYMMETRIC_DEFAULT",
                EncryptionAlgorithms = ["SYMMETRIC_DEFAULT"],
                MultiRegion = false,
            },
            policy ?? KeyPolicies.Default(region));
    }

    private static void Delete(AccountRegion region, string id, DateTimeOffset date)
    {
        // The deletion may have been canceled, and scheduled again.
        if (region.Kms.Keys.Find(id)?.Metadata.DeletionDate != date)
        {
            return;
        }

        region.Kms.Keys.Remove(id);
        foreach (var alias in region.Kms.Aliases.Where(alias => alias.KeyId == id))
        {
            region.Kms.Aliases.Remove(alias.Name);
        }
    }
}
