using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Secrets and their deletion.</summary>
internal static class Secrets
{
    private const int ShortestWindow = 7;
    private const int LongestWindow = 30;

    public static CreateSecretResult Create(ServiceCall call, CreateSecretRequest request)
    {
        var name = SecretNames.Check(request.Name!);
        var value = SecretValues.Of(request.SecretString, request.SecretBinary);
        switch (call.Region.Secrets.Secrets.Find(name))
        {
            case { Deletion: not null }:
                throw SecretsErrors.NameIsBeingDeleted();
            case { } same when request.ClientRequestToken is { } token && value is not null
                && same.Versions.Find(version => version.Id == token)?.Value.IsSameAs(value) is true:
                return new() { ARN = same.Arn, Name = name, VersionId = token };
            case not null:
                throw SecretsErrors.Exists(name);
        }

        var secret = new SecretState(SecretNames.NewArn(call, name), name, call.Now)
        {
            Description = request.Description,
            KmsKeyId = request.KmsKeyId,
        };
        secret = secret with { Tags = SecretTags.Add(secret, request.Tags ?? []) };
        var version = value is null ? null : SecretValues.NewVersion(call, request.ClientRequestToken, value);
        call.Region.Secrets.Secrets.Put(version is null ? secret : SecretValues.Add(call, secret, version, [SecretVersion.Current]));
        call.Region.Secrets.IsManaged = true;
        return new() { ARN = secret.Arn, Name = name, VersionId = version?.Id };
    }

    public static DescribeSecretResult Describe(ServiceCall call, DescribeSecretRequest request)
    {
        var secret = SecretNames.Existing(call, request.SecretId!);
        return new()
        {
            ARN = secret.Arn,
            Name = secret.Name,
            Description = secret.Description,
            KmsKeyId = secret.KmsKeyId,
            RotationEnabled = false,
            CreatedDate = secret.Created,
            LastChangedDate = secret.Changed,
            DeletedDate = secret.Deleted,
            Tags = secret.ListedTags,
            VersionIdsToStages = secret.ListedStages,
        };
    }

    /// <summary>Changes the description and the key, and adds a version if there is a value.</summary>
    public static UpdateSecretResult Update(ServiceCall call, UpdateSecretRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!) with { Changed = call.Now };
        secret = secret with { Description = request.Description ?? secret.Description, KmsKeyId = request.KmsKeyId ?? secret.KmsKeyId };
        var version = SecretValues.Of(request.SecretString, request.SecretBinary) is { } value
            ? SecretValues.NewVersion(call, request.ClientRequestToken, value)
            : null;
        if (secret.Versions.Exists(known => known.Id == version?.Id))
        {
            throw SecretsErrors.VersionExists(version!.Id, secret.Arn);
        }

        call.Region.Secrets.Secrets.Put(version is null ? secret : SecretValues.Add(call, secret, version, [SecretVersion.Current]));
        return new() { ARN = secret.Arn, Name = secret.Name, VersionId = version?.Id };
    }

    /// <summary>A secret is removed when its recovery window ends by the clock, whatever the pace, or at once if that is forced.</summary>
    public static DeleteSecretResult Delete(ServiceCall call, DeleteSecretRequest request)
    {
        var force = request.ForceDeleteWithoutRecovery is true;
        if (force && request.RecoveryWindowInDays is not null)
        {
            throw SecretsErrors.InvalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }

        if (request.RecoveryWindowInDays is < ShortestWindow or > LongestWindow)
        {
            throw SecretsErrors.InvalidParameter($"The RecoveryWindowInDays value must be between {ShortestWindow} and {LongestWindow} days (inclusive).");
        }

        var found = SecretNames.Find(call.Region, request.SecretId!);
        if (force)
        {
            // A forced deletion of what does not exist succeeds.
            call.Region.Secrets.Secrets.Remove(found?.Name);
            return new() { ARN = found?.Arn ?? SecretNames.NewArn(call, request.SecretId!), Name = found?.Name ?? request.SecretId, DeletionDate = call.Now };
        }

        var secret = SecretNames.Usable(call, request.SecretId!);
        var (region, window) = (call.Region, TimeSpan.FromDays(request.RecoveryWindowInDays ?? LongestWindow));
        var deleting = secret with { Deleted = call.Now, Deletion = call.Now + window };
        region.Secrets.Secrets.Put(deleting);
        call.Cloud.Timeline.Expire(window, () =>
        {
            // It may have been restored, and deleted again.
            if (region.Secrets.Secrets.Find(secret.Name) is { } now && now.Arn == secret.Arn && now.Deletion == deleting.Deletion)
            {
                region.Secrets.Secrets.Remove(secret.Name);
            }
        });
        return new() { ARN = secret.Arn, Name = secret.Name, DeletionDate = deleting.Deletion };
    }

    public static RestoreSecretResult Restore(ServiceCall call, RestoreSecretRequest request)
    {
        var secret = SecretNames.Existing(call, request.SecretId!);
        call.Region.Secrets.Secrets.Put(secret with { Deleted = null, Deletion = null });
        return new() { ARN = secret.Arn, Name = secret.Name };
    }
}
