using System.Text.Json;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Services.SecretsManager;
using PrivateLinkKit.Testing.Services.Ssm;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Values of a task definition's secrets, read when a task starts: from Secrets Manager or from SSM parameters.</summary>
internal static class TaskSecrets
{
    private const string Failure = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
    private const string OfManager = $"{Failure}unable to retrieve secret from asm: service call has been retried 1 time(s): ";
    private const string OfParameters = $"{Failure}unable to retrieve secrets from ssm: service call has been retried 1 time(s): ";

    // arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME, then the JSON key, the stage and the version, each of which may be empty.
    private const int ArnParts = 7;

    /// <summary>
    /// Returns the value. In an account whose roles are not checked, what does not exist has its reference as value if nothing of its kind was created in its
    /// account and region.
    /// </summary>
    /// <exception cref="TaskStartException">It cannot be read.</exception>
    public static string ValueOf(AccountRegion region, string reference)
    {
        var secret = reference.Split(':') is ["arn", _, "secretsmanager", _, _, _, _, ..] parts ? parts : null;
        var isManaged = secret is null ? region.Ssm.IsManaged : region.Cloud.Find(secret[4], secret[3])?.Secrets.IsManaged is true;
        try
        {
            return secret is null ? Parameter(region, reference) : Secret(region, secret);
        }
        catch (TaskStartException) when (!isManaged && !PassedRoles.AreChecked(region))
        {
            return reference;
        }
    }

    private static string Secret(AccountRegion region, string[] parts)
    {
        var (arn, key, stage, id) = (string.Join(':', parts[..ArnParts]), Part(parts, 0), Part(parts, 1), Part(parts, 2));
        try
        {
            var home = region.Cloud.Find(parts[4], parts[3]) ?? throw SecretsErrors.NotFound();
            var secret = SecretNames.Find(home, arn) ?? throw SecretsErrors.NotFound();
            if (home.Account != region.Account)
            {
                CheckShared(secret);
            }

            var value = SecretValues.Read(home, secret.Deletion is null ? secret : throw SecretsErrors.Deleted(), id, stage).Value;
            var text = value.Text ?? Convert.ToBase64String(value.Bytes!);
            return key is null ? text : Member(text, key);
        }
        catch (AwsErrorException error)
        {
            throw new TaskStartException($"{OfManager}failed to fetch secret {arn} from secrets manager: {error.Code}: {error.Message}");
        }
    }

    private static void CheckShared(SecretState secret)
    {
        if (secret.Policy is null)
        {
            throw SecretsErrors.NotAuthorized(secret.Arn);
        }

        if (secret.KmsKeyId is null or "" || secret.KmsKeyId.EndsWith("alias/aws/secretsmanager", StringComparison.Ordinal))
        {
            throw SecretsErrors.DefaultKeyOfAnother();
        }
    }

    private static string Parameter(AccountRegion region, string reference)
    {
        try
        {
            if (ParameterReference.Parse(region, reference).Find(region) is { } found)
            {
                return found.Value!;
            }
        }
        catch (AwsErrorException)
        {
            // A name that none can have.
        }

        throw new TaskStartException($"{OfParameters}invalid ssm parameters: {reference}");
    }

    private static string Member(string text, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(key, out var member)
                ? member.ToString()
                : throw new TaskStartException($"{OfManager}retrieved secret from Secrets Manager did not contain json key {key}");
        }
        catch (JsonException)
        {
            throw new TaskStartException($"{OfManager}retrieved secret from Secrets Manager is not JSON, and has no json key {key}");
        }
    }

    private static string? Part(string[] parts, int place) => parts.ElementAtOrDefault(ArnParts + place) is { Length: > 0 } part ? part : null;
}
