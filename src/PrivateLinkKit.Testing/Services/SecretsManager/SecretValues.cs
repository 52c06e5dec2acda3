using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Values of secrets, each a version with stages.</summary>
internal static class SecretValues
{
    public static GetSecretValueResult Get(ServiceCall call, GetSecretValueRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!);
        var version = Read(call.Region, secret, request.VersionId, request.VersionStage);
        return new()
        {
            ARN = secret.Arn,
            Name = secret.Name,
            VersionId = version.Id,
            SecretString = version.Value.Text,
            SecretBinary = version.Value.Bytes,
            VersionStages = [.. version.Stages],
            CreatedDate = version.Created,
        };
    }

    public static PutSecretValueResult Put(ServiceCall call, PutSecretValueRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!);
        var value = Of(request.SecretString, request.SecretBinary)
            ?? throw SecretsErrors.InvalidRequest("You must provide either SecretString or SecretBinary.");
        if (request.ClientRequestToken is { } token && secret.Versions.Find(known => known.Id == token) is { } same)
        {
            return same.Value.IsSameAs(value) ? Answer(secret, same) : throw SecretsErrors.VersionExists(token, secret.Arn);
        }

        var version = NewVersion(call, request.ClientRequestToken, value);
        var changed = Add(call, secret with { Changed = call.Now }, version, request.VersionStages ?? [SecretVersion.Current]);
        call.Region.Secrets.Secrets.Put(changed);
        return Answer(changed, changed.Versions[^1]);
    }

    /// <summary>Returns the version with the id or in the stage, the current one if neither is given.</summary>
    public static SecretVersion Read(AccountRegion region, SecretState secret, string? id, string? stage)
    {
        var version = id is null
            ? secret.InStage(stage ?? SecretVersion.Current) ?? throw SecretsErrors.VersionNotFound($"staging label: {stage ?? SecretVersion.Current}")
            : secret.Versions.Find(known => known.Id == id) ?? throw SecretsErrors.VersionNotFound($"VersionId: {id}");
        if (stage is not null && !version.Stages.Contains(stage))
        {
            throw SecretsErrors.InvalidRequest("You provided a VersionStage that is not associated to the provided VersionId.");
        }

        return IsUsable(region, secret) ? version : throw SecretsErrors.CannotDecrypt();
    }

    public static SecretValue? Of(string? text, byte[]? bytes) => (text, bytes) switch
    {
        (null, null) => null,
        (not null, not null) => throw SecretsErrors.InvalidParameter(
            "You can't specify both a binary secret value and a string secret value in the same secret."),
        _ => new SecretValue(text, bytes),
    };

    public static SecretVersion NewVersion(ServiceCall call, string? token, SecretValue value) => new(token ?? call.NewId().ToString(), value, call.Now);

    /// <summary>Adds a version, the stages of which the others lose; a former current version becomes the previous one. The first is current.</summary>
    public static SecretState Add(ServiceCall call, SecretState secret, SecretVersion version, IEnumerable<string> stages)
    {
        if (!IsUsable(call.Region, secret))
        {
            throw SecretsErrors.CannotEncrypt();
        }

        var changed = secret with { Versions = secret.Versions.Add(version) };
        var all = secret.Versions.IsEmpty ? stages.Union([SecretVersion.Current]) : stages;
        return all.Aggregate(changed, (state, stage) => SecretStages.Move(state, stage, version.Id));
    }

    private static bool IsUsable(AccountRegion region, SecretState secret) => secret.KmsKeyId is not { Length: > 0 } key || KeyLookup.IsUsable(region, key);

    private static PutSecretValueResult Answer(SecretState secret, SecretVersion version) =>
        new() { ARN = secret.Arn, Name = secret.Name, VersionId = version.Id, VersionStages = [.. version.Stages] };
}
