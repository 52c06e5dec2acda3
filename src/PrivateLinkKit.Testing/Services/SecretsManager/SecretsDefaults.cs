using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class SecretsDefaults
{
    public static DefaultTable Table { get; } = new("""
        CreateSecret ForceOverwriteReplicaSecret=false
        PutResourcePolicy BlockPublicPolicy=false
        """);
}
