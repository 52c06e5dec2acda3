using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Ecr;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class EcrDefaults
{
    public static DefaultTable Table { get; } = new("""
        SetRepositoryPolicy Force=false
        """);
}
