using System.Text.Json;
using PrivateLinkKit.Testing.Wire.Kms;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>The policy of a key, which must be JSON and is not evaluated.</summary>
internal static class KeyPolicies
{
    private const string DefaultName = "default";
    private const int Longest = 32_768;

    public static PutKeyPolicyResult Put(ServiceCall call, PutKeyPolicyRequest request)
    {
        CheckName(request.PolicyName);
        var key = Keys.Usable(call, request.KeyId!);
        call.Region.Kms.Keys.Put(key with { Policy = Check(request.Policy!) });
        return new();
    }

    public static GetKeyPolicyResult Get(ServiceCall call, GetKeyPolicyRequest request)
    {
        CheckName(request.PolicyName);
        return new() { Policy = KeyLookup.Key(call.Region, request.KeyId!).Policy, PolicyName = DefaultName };
    }

    public static ListKeyPoliciesResult List(ServiceCall call, ListKeyPoliciesRequest request)
    {
        KeyLookup.Key(call.Region, request.KeyId!);
        return new() { PolicyNames = [DefaultName], Truncated = false };
    }

    public static string Check(string policy)
    {
        if (policy.Length > Longest)
        {
            throw KmsErrors.Validation($"The policy exceeds the maximum length of {Longest} characters.");
        }

        try
        {
            using var document = JsonDocument.Parse(policy);
            if (document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("Statement", out _))
            {
                return policy;
            }
        }
        catch (JsonException)
        {
            // As below.
        }

        throw KmsErrors.Malformed("The new key policy is not a JSON object with a Statement.");
    }

    public static string Default(AccountRegion region) =>
        $$$"""
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "{{{region.Partition.IamArn(region.Account, "root")}}}"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;

    private static void CheckName(string? name)
    {
        if (name is not (null or DefaultName))
        {
            throw new AwsErrorException("NotFoundException", $"No such policy exists: {name}");
        }
    }
}
