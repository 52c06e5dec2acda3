using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class EfsDefaults
{
    public static DefaultTable Table { get; } = new("CreateMountTarget IpAddressType=IPV4_ONLY");
}
