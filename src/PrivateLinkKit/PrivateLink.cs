namespace PrivateLinkKit;

/// <summary>Where a description of a private service begins.</summary>
public static class PrivateLink
{
}
