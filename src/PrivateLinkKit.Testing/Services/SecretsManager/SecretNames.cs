using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Names and ARNs of secrets.</summary>
internal static partial class SecretNames
{
    private const int SuffixLength = 6;

    public static string Check(string name) => Allowed().IsMatch(name) ? name : throw SecretsErrors.InvalidName(name);

    public static string NewArn(ServiceCall call, string name) => $"{Prefix(call.Region)}{name}-{call.Cloud.Ids.Alphanumeric(SuffixLength)}";

    /// <summary>Returns a secret by its name, or by its ARN with or without the suffix; null: there is none.</summary>
    public static SecretState? Find(AccountRegion region, string id) => id.StartsWith("arn:", StringComparison.Ordinal)
        ? region.Secrets.Secrets.FirstOrDefault(secret => secret.Arn == id || secret.Arn[..^(SuffixLength + 1)] == id)
        : region.Secrets.Secrets.Find(id);

    /// <summary>Returns a secret, also one that is being deleted.</summary>
    public static SecretState Existing(ServiceCall call, string id) => Find(call.Region, id) ?? throw SecretsErrors.NotFound();

    /// <summary>Returns a secret that is not being deleted.</summary>
    public static SecretState Usable(ServiceCall call, string id)
    {
        var secret = Existing(call, id);
        return secret.Deletion is null ? secret : throw SecretsErrors.Deleted();
    }

    private static string Prefix(AccountRegion region) => region.Arn("secretsmanager", "secret:");

    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@!-]+\z")]
    private static partial Regex Allowed();
}
