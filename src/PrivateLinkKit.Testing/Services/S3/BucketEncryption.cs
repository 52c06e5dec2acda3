using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Encryption of the objects of buckets, by default with keys of S3.</summary>
internal static class BucketEncryption
{
    private const string OwnKey = "alias/aws/s3";

    public static PutBucketEncryptionResult Put(ServiceCall call, PutBucketEncryptionRequest request)
    {
        var rule = request.ServerSideEncryptionConfiguration!.Rules is [{ ApplyServerSideEncryptionByDefault: not null } only]
            ? only : throw S3Errors.MalformedXml();
        var byDefault = rule.ApplyServerSideEncryptionByDefault!;
        Check(byDefault.SSEAlgorithm!, byDefault.KMSMasterKeyID);
        if (rule.BlockedEncryptionTypes is not null)
        {
            throw S3Errors.NotEmulated("blocked encryption types");
        }

        BucketAccess.Open(call, request.Bucket, "PutEncryptionConfiguration").Change(bucket => bucket with
        {
            Encryption = rule with { BucketKeyEnabled = rule.BucketKeyEnabled ?? false },
        });
        return new();
    }

    public static GetBucketEncryptionResult Get(ServiceCall call, GetBucketEncryptionRequest request) => new()
    {
        ServerSideEncryptionConfiguration = new() { Rules = [BucketAccess.Open(call, request.Bucket, "GetEncryptionConfiguration").State.Encryption] },
    };

    public static DeleteBucketEncryptionResult Delete(ServiceCall call, DeleteBucketEncryptionRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "PutEncryptionConfiguration").Change(bucket => bucket with { Encryption = Encryption.Default });
        return new();
    }

    /// <summary>Encrypts a version as its request or the bucket wants; keys of KMS must be usable.</summary>
    public static ObjectVersion Apply(ServiceCall call, BucketState bucket, ObjectVersion version, string? algorithm, string? key, bool? hasBucketKey)
    {
        var byDefault = bucket.Encryption.ApplyServerSideEncryptionByDefault!;
        var chosen = algorithm ?? byDefault.SSEAlgorithm!;
        Check(chosen, key);
        if (chosen is Encryption.Aes)
        {
            return version with { Encryption = Encryption.Aes };
        }

        var wanted = key ?? (byDefault.SSEAlgorithm == chosen ? byDefault.KMSMasterKeyID : null) ?? OwnKey;
        return version with
        {
            Encryption = chosen,
            KmsKey = KeyLookup.IsUsable(call.Region, wanted) ? KeyLookup.KeyOrAlias(call.Region, wanted).Metadata.Arn : throw S3Errors.KeyNotFound(wanted),
            HasBucketKey = hasBucketKey ?? (bucket.Encryption.BucketKeyEnabled is true ? true : null),
        };
    }

    private static void Check(string algorithm, string? key)
    {
        if (algorithm is not (Encryption.Aes or Encryption.Kms))
        {
            throw S3Errors.NotEmulated($"the encryption {algorithm}");
        }

        if (algorithm is Encryption.Aes && key is not null)
        {
            throw S3Errors.InvalidArgument(
                "a KMS key id is only applicable if the server side encryption algorithm is aws:kms", "x-amz-server-side-encryption", algorithm);
        }
    }
}
