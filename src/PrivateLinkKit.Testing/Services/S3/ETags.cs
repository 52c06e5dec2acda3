namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Conditions on entity tags.</summary>
internal static class ETags
{
    /// <summary>Returns true if a tag is among those of a condition, which may lack their quotation marks.</summary>
    public static bool Match(string condition, string etag) =>
        condition.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag is "*" || tag.Trim('"') == etag.Trim('"'));
}
