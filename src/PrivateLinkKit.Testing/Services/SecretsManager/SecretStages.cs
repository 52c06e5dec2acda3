using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>The stages of versions; each stage is at one version at most.</summary>
internal static class SecretStages
{
    public static UpdateSecretVersionStageResult Update(ServiceCall call, UpdateSecretVersionStageRequest request)
    {
        var (secret, stage) = (SecretNames.Usable(call, request.SecretId!), request.VersionStage!);
        var (from, to) = (request.RemoveFromVersionId, request.MoveToVersionId);
        if ((from ?? to) is null || new[] { from, to }.OfType<string>().Any(id => secret.Versions.TrueForAll(version => version.Id != id)))
        {
            throw SecretsErrors.VersionNotFound($"VersionId: {from ?? to}");
        }

        if (secret.InStage(stage) is { } holder && holder.Id != from && holder.Id != to)
        {
            throw SecretsErrors.InvalidParameter(
                $"The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently attached to version {holder.Id}, so you must explicitly "
                + "reference that version in RemoveFromVersionId.");
        }

        if (to is null && stage is SecretVersion.Current)
        {
            throw SecretsErrors.InvalidParameter("You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
        }

        call.Region.Secrets.Secrets.Put((to is null ? Without(secret, stage) : Move(secret, stage, to)) with { Changed = call.Now });
        return new() { ARN = secret.Arn, Name = secret.Name };
    }

    /// <summary>Moves a stage to a version. The version that was current becomes the previous one.</summary>
    public static SecretState Move(SecretState secret, string stage, string to)
    {
        var holder = secret.InStage(stage);
        var moved = With(Without(secret, stage), stage, to);
        return stage is SecretVersion.Current && holder is not null && holder.Id != to
            ? With(Without(moved, SecretVersion.Previous), SecretVersion.Previous, holder.Id)
            : moved;
    }

    private static SecretState Without(SecretState secret, string stage) =>
        secret with { Versions = secret.Versions.ConvertAll(version => version with { Stages = version.Stages.Remove(stage) }) };

    private static SecretState With(SecretState secret, string stage, string id) => secret with
    {
        Versions = secret.Versions.ConvertAll(version => version.Id == id ? version with { Stages = version.Stages.Add(stage) } : version),
    };
}
