using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class S3Defaults
{
    public static DefaultTable Table { get; } = new("""
        CreateBucket ACL=private BucketNamespace=global
        PutBucketVersioning VersioningConfiguration.MFADelete=Disabled
        """);
}
