namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>The conditions of a read. A tag that matches outweighs a time that does not (S3 API reference, GetObject).</summary>
internal sealed record ReadConditions(string? IfMatch, string? IfNoneMatch, DateTimeOffset? IfModifiedSince, DateTimeOffset? IfUnmodifiedSince)
{
    /// <exception cref="AwsErrorException">One is not met.</exception>
    public void Check(ObjectVersion version, bool isForCopy = false)
    {
        // Headers carry no fractions of seconds.
        var modified = DateTimeOffset.FromUnixTimeSeconds(version.Modified.ToUnixTimeSeconds());
        if (IfMatch is not null ? !ETags.Match(IfMatch, version.ETag) : modified > IfUnmodifiedSince)
        {
            throw S3Errors.PreconditionFailed(IfMatch is not null ? "If-Match" : "If-Unmodified-Since");
        }

        if (IfNoneMatch is not null ? ETags.Match(IfNoneMatch, version.ETag) : modified <= IfModifiedSince)
        {
            throw isForCopy ? S3Errors.PreconditionFailed("x-amz-copy-source-If-None-Match") : S3Errors.NotModified();
        }
    }
}
