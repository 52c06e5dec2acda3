using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class KmsDefaults
{
    public static DefaultTable Table { get; } = new("""
        CreateKey BypassPolicyLockoutSafetyCheck=false CustomerMasterKeySpec=SYMMETRIC_DEFAULT KeySpec=SYMMETRIC_DEFAULT
        CreateKey KeyUsage=ENCRYPT_DECRYPT MultiRegion=false Origin=AWS_KMS
        DescribeKey GrantTokens=[]
        PutKeyPolicy BypassPolicyLockoutSafetyCheck=false
        """);
}
