using System.Text.Json;
using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Resource policies of secrets, which must be JSON and are not evaluated.</summary>
internal static class SecretPolicies
{
    public static PutResourcePolicyResult Put(ServiceCall call, PutResourcePolicyRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!);
        call.Region.Secrets.Secrets.Put(secret with { Policy = Check(request.ResourcePolicy!) });
        return new() { ARN = secret.Arn, Name = secret.Name };
    }

    public static GetResourcePolicyResult Get(ServiceCall call, GetResourcePolicyRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!);
        return new() { ARN = secret.Arn, Name = secret.Name, ResourcePolicy = secret.Policy };
    }

    public static DeleteResourcePolicyResult Delete(ServiceCall call, DeleteResourcePolicyRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!);
        call.Region.Secrets.Secrets.Put(secret with { Policy = null });
        return new() { ARN = secret.Arn, Name = secret.Name };
    }

    private static string Check(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            return document.RootElement.ValueKind is JsonValueKind.Object ? policy : throw SecretsErrors.Malformed();
        }
        catch (JsonException)
        {
            throw SecretsErrors.Malformed();
        }
    }
}
