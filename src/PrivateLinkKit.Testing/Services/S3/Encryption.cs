using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>The encryption of objects.</summary>
internal static class Encryption
{
    /// <summary>With keys of S3.</summary>
    public const string Aes = "AES256";

    /// <summary>With a key of KMS.</summary>
    public const string Kms = "aws:kms";

    /// <summary>The rule of new buckets.</summary>
    public static ServerSideEncryptionRule Default { get; } =
        new() { ApplyServerSideEncryptionByDefault = new() { SSEAlgorithm = Aes }, BucketKeyEnabled = false };
}
