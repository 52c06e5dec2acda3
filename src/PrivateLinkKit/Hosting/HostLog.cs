namespace PrivateLinkKit.Hosting;

internal static class HostLog
{
    /// <summary>What the host itself tells.</summary>
    public const string Category = "PrivateLinkKit.Hosting";
}
