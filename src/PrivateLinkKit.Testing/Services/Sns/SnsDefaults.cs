using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class SnsDefaults
{
    public static DefaultTable Table { get; } = new("""
        Subscribe ReturnSubscriptionArn=false
        """);
}
