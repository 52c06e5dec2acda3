using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ssm;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class SsmDefaults
{
    public static DefaultTable Table { get; } = new("""
        DescribeParameters Shared=false
        PutParameter AllowedPattern='' DataType=text Tier=Standard
        """);
}
