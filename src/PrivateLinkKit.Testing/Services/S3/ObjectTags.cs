using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Tags of objects.</summary>
internal static class ObjectTags
{
    public static PutObjectTaggingResult Put(ServiceCall call, PutObjectTaggingRequest request) => new()
    {
        VersionId = Set(call, "PutObjectTagging", request.Bucket, request.Key!, request.VersionId, TagLists.OfObject([.. request.Tagging!.TagSet!])),
    };

    public static GetObjectTaggingResult Get(ServiceCall call, GetObjectTaggingRequest request)
    {
        var bucket = BucketAccess.Open(call, request.Bucket, "GetObjectTagging", request.Key);
        var version = VersionLookup.Find(bucket, request.Key!, request.VersionId);
        return new() { TagSet = TagLists.View(version.Tags), VersionId = ObjectWrites.ShownId(bucket.State, version) };
    }

    public static DeleteObjectTaggingResult Delete(ServiceCall call, DeleteObjectTaggingRequest request) =>
        new() { VersionId = Set(call, "DeleteObjectTagging", request.Bucket, request.Key!, request.VersionId, TagLists.None) };

    private static string? Set(
        ServiceCall call, string action, string? name, string key, string? versionId, ImmutableSortedDictionary<string, string> tags)
    {
        var bucket = BucketAccess.Open(call, name, action, key);
        var version = VersionLookup.Find(bucket, key, versionId);
        bucket.Store.Objects.Change(
            ObjectState.IdOf(bucket.Name, key), item => item with { Versions = item.Versions.Replace(version, version with { Tags = tags }) });
        return ObjectWrites.ShownId(bucket.State, version);
    }
}
