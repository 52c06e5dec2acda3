using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Deletion of objects: of a version, or in buckets with versions, by a marker in front of them.</summary>
internal static class ObjectDeletes
{
    private const int Most = 1000;

    public static DeleteObjectResult Delete(ServiceCall call, DeleteObjectRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, ActionOf(request.VersionId), request.Key);
        if (request.IfMatch is not null)
        {
            ObjectWrites.CheckConditions(bucket, request.Key!, request.IfMatch, ifNoneMatch: null);
        }

        var (version, isMarker) = Delete(call, bucket, request.Key!, request.VersionId);
        return new() { VersionId = version, DeleteMarker = isMarker ? true : null };
    }

    public static DeleteObjectsResult DeleteAll(ServiceCall call, DeleteObjectsRequest request)
    {
        var objects = request.Delete!.Objects is { Count: > 0 and <= Most } given ? given : throw S3Errors.MalformedXml();
        var (deleted, errors) = (new List<DeletedObject>(), new List<Error>());
        foreach (var item in objects)
        {
            try
            {
                deleted.Add(DeleteOne(call, request.Bucket!, item));
            }
            catch (AwsErrorException error) when (error.Code is "AccessDenied" or "NoSuchKey" or "PreconditionFailed")
            {
                errors.Add(new() { Key = item.Key, VersionId = item.VersionId, Code = error.Code, Message = error.Message });
            }
        }

        return new() { Deleted = request.Delete.Quiet is true ? [] : deleted, Errors = errors };
    }

    private static DeletedObject DeleteOne(ServiceCall call, string name, ObjectIdentifier item)
    {
        var bucket = BucketAccess.Open(call, name, ActionOf(item.VersionId), item.Key);
        if (item.ETag is not null)
        {
            ObjectWrites.CheckConditions(bucket, item.Key!, item.ETag, ifNoneMatch: null);
        }

        var (version, isMarker) = Delete(call, bucket, item.Key!, item.VersionId);
        return new()
        {
            Key = item.Key,
            VersionId = item.VersionId,
            DeleteMarker = isMarker ? true : null,
            DeleteMarkerVersionId = isMarker ? version : null,
        };
    }

    /// <summary>Deletes a version for good, or the object as the bucket has it done. Returns the version that was deleted, or the marker.</summary>
    private static (string? VersionId, bool IsMarker) Delete(ServiceCall call, OpenBucket bucket, string key, string? versionId)
    {
        var id = ObjectState.IdOf(bucket.Name, key);
        if (versionId is not null || bucket.State.Versioning is null)
        {
            var wanted = versionId ?? ObjectVersion.NullId;
            var removed = bucket.Store.Objects.Find(id)?.Versions.Find(version => version.Id == wanted);
            Remove(bucket, id, wanted);
            return (versionId, removed?.IsDeleteMarker is true);
        }

        var marker = new ObjectVersion(ObjectWrites.IdIn(call, bucket.State), call.Now) { IsDeleteMarker = true };
        ObjectWrites.Add(bucket, key, marker);
        return (marker.Id, true);
    }

    private static void Remove(OpenBucket bucket, string id, string versionId)
    {
        if (bucket.Store.Objects.Find(id) is not { } found)
        {
            return;
        }

        var rest = found.Versions.RemoveAll(version => version.Id == versionId);
        if (rest.IsEmpty)
        {
            bucket.Store.Objects.Remove(id);
        }
        else
        {
            bucket.Store.Objects.Put(found with { Versions = rest });
        }
    }

    private static string ActionOf(string? versionId) => versionId is null ? "DeleteObject" : "DeleteObjectVersion";
}
