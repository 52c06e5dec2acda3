using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Sts;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class StsDefaults
{
    public static DefaultTable Table { get; } = new("""
        AssumeRole PolicyArns=[] Tags=[] TransitiveTagKeys=[]
        """);
}
