using System.Text.Json;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Policies of buckets: who of other accounts may use them, and what they deny everybody.</summary>
internal static class BucketPolicies
{
    private const int Longest = 20 * 1024;

    private static readonly string[] Keys = [EndpointPolicies.SourceVpce, EndpointPolicies.SourceVpc, "s3:x-amz-acl"];

    public static PutBucketPolicyResult Put(ServiceCall call, PutBucketPolicyRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "PutBucketPolicy");
        var statements = Check(call, bucket.Name, request.Policy!);
        if (bucket.State.PublicAccessBlock is { BlockPublicPolicy: true } && IsPublic(statements))
        {
            throw S3Errors.Denied(
                call.PrincipalArn,
                "s3:PutBucketPolicy",
                BucketState.ArnOf(call.Region.Partition, bucket.Name),
                "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.");
        }

        bucket.Change(state => state with { Policy = request.Policy });
        return new();
    }

    public static GetBucketPolicyResult Get(ServiceCall call, GetBucketPolicyRequest request) =>
        new() { Policy = Find(call, request.Bucket, "GetBucketPolicy") };

    public static GetBucketPolicyStatusResult Status(ServiceCall call, GetBucketPolicyStatusRequest request) => new()
    {
        PolicyStatus = new() { IsPublic = IsPublic(PolicyDocuments.Read(Find(call, request.Bucket, "GetBucketPolicyStatus"))!) },
    };

    public static DeleteBucketPolicyResult Delete(ServiceCall call, DeleteBucketPolicyRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "DeleteBucketPolicy").Change(bucket => bucket with { Policy = null });
        return new();
    }

    private static string Find(ServiceCall call, string? bucket, string action) => BucketAccess.Open(call, bucket, action).State.Policy
        ?? throw S3Errors.NotSet("NoSuchBucketPolicy", "The bucket policy does not exist", bucket!);

    private static IReadOnlyList<JsonElement> Check(ServiceCall call, string bucket, string document)
    {
        if (document.Length > Longest)
        {
            throw S3Errors.MalformedPolicy("Policy exceeds the maximum allowed document size.");
        }

        var statements = PolicyDocuments.Read(document) ?? throw S3Errors.MalformedPolicy("Policies must be valid JSON and the first byte must be '{'");
        var arn = BucketState.ArnOf(call.Region.Partition, bucket);
        foreach (var statement in statements)
        {
            if (!statement.TryGetProperty("Principal", out _) && !statement.TryGetProperty("NotPrincipal", out _))
            {
                throw S3Errors.MalformedPolicy("Missing required field Principal");
            }

            if (!PolicyDocuments.TextsOf(statement, "Action").Concat(PolicyDocuments.TextsOf(statement, "NotAction")).All(IsAction))
            {
                throw S3Errors.MalformedPolicy("Policy has invalid action");
            }

            List<string> resources = [.. PolicyDocuments.TextsOf(statement, "Resource"), .. PolicyDocuments.TextsOf(statement, "NotResource")];
            if (resources is [] || !resources.TrueForAll(resource => resource == arn || resource.StartsWith($"{arn}/", StringComparison.Ordinal)))
            {
                throw S3Errors.MalformedPolicy(resources is [] ? "Missing required field Resource" : "Policy has invalid resource");
            }
        }

        return ResourcePolicies.FirstUnknown(statements, Keys) is { } unknown ? throw S3Errors.NotEmulated($"{unknown} in policies of buckets") : statements;
    }

    private static bool IsAction(string action) => action is "*" || action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase);

    private static bool IsPublic(IReadOnlyList<JsonElement> statements) => statements.Any(statement =>
        statement.GetProperty("Effect").GetString() is "Allow"
        && !statement.TryGetProperty("Condition", out _)
        && statement.TryGetProperty("Principal", out var principal)
        && PolicyDocuments.Texts(principal.ValueKind is JsonValueKind.Object && principal.TryGetProperty("AWS", out var accounts) ? accounts : principal)
            .Contains("*"));
}
