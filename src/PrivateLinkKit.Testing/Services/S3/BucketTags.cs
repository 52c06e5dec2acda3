using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Tags of buckets.</summary>
internal static class BucketTags
{
    public static PutBucketTaggingResult Put(ServiceCall call, PutBucketTaggingRequest request)
    {
        var tags = TagLists.OfBucket(request.Tagging!.TagSet!);
        BucketAccess.Open(call, request.Bucket, "PutBucketTagging").Change(bucket => bucket with { Tags = tags });
        return new();
    }

    public static GetBucketTaggingResult Get(ServiceCall call, GetBucketTaggingRequest request) =>
        BucketAccess.Open(call, request.Bucket, "GetBucketTagging").State is { Tags.IsEmpty: false } bucket
            ? new() { TagSet = TagLists.View(bucket.Tags) }
            : throw S3Errors.NotSet("NoSuchTagSet", "The TagSet does not exist", request.Bucket!);

    public static DeleteBucketTaggingResult Delete(ServiceCall call, DeleteBucketTaggingRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "PutBucketTagging").Change(bucket => bucket with { Tags = TagLists.None });
        return new();
    }
}
