namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Finds versions of objects.</summary>
internal static class VersionLookup
{
    /// <summary>Returns a version of an object, or the latest.</summary>
    /// <exception cref="AwsErrorException">There is none, or it is a delete marker.</exception>
    public static ObjectVersion Find(OpenBucket bucket, string key, string? versionId)
    {
        var found = bucket.Store.Objects.Find(ObjectState.IdOf(bucket.Name, key));
        if (versionId is null)
        {
            return found?.Latest switch
            {
                null => throw S3Errors.NoSuchKey(key),
                { IsDeleteMarker: true } marker => throw S3Errors.NoSuchKeyBehindMarker(key, marker.Id),
                var latest => latest,
            };
        }

        return found?.Versions.Find(version => version.Id == versionId) switch
        {
            null => throw S3Errors.NoSuchVersion(key, versionId),
            { IsDeleteMarker: true } marker => throw S3Errors.MethodNotAllowedOnMarker(marker.Modified),
            var version => version,
        };
    }
}
