namespace PrivateLinkKit.Hosting;

internal static class HostLog
{
    /// <summary>Log category of the hosting layer.</summary>
    public const string Category = "PrivateLinkKit.Hosting";
}
