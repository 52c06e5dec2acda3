using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>The errors of S3, one factory each.</summary>
internal static class S3Errors
{
    public static AwsErrorException NotEmulated(string what) => new("NotImplemented", $"EmbeddedAws does not emulate {what}", 501);

    public static AwsErrorException InvalidArgument(string message, string name, string value) =>
        new S3ErrorException("InvalidArgument", message, 400, ("ArgumentName", name), ("ArgumentValue", value));

    public static AwsErrorException InvalidRequest(string message) => new("InvalidRequest", message);

    public static AwsErrorException MalformedXml() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsErrorException NoSuchBucket(string name) =>
        new S3ErrorException("NoSuchBucket", "The specified bucket does not exist", 404, ("BucketName", name));

    public static AwsErrorException NoSuchKey(string key) => new S3ErrorException("NoSuchKey", "The specified key does not exist.", 404, ("Key", key));

    public static AwsErrorException NoSuchKeyBehindMarker(string key, string versionId) =>
        new S3ErrorException("NoSuchKey", "The specified key does not exist.", 404, ("Key", key))
        {
            Headers = [("x-amz-delete-marker", "true"), ("x-amz-version-id", versionId)],
        };

    public static AwsErrorException NoSuchVersion(string key, string versionId) =>
        new S3ErrorException("NoSuchVersion", "The specified version does not exist.", 404, ("Key", key), ("VersionId", versionId));

    public static AwsErrorException MethodNotAllowedOnMarker(DateTimeOffset modified) => new S3ErrorException(
        "MethodNotAllowed", "The specified method is not allowed against this resource.", 405, ("ResourceType", "DeleteMarker"))
    {
        Headers = [("x-amz-delete-marker", "true"), ("Allow", "DELETE"), ("Last-Modified", modified.ToString("R"))],
    };

    public static AwsErrorException WrongRegion(string bucket, string region, Partition partition)
    {
        var endpoint = $"{bucket}.s3.{region}.{partition.DnsSuffix}";
        return new S3ErrorException(
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
            301,
            ("Endpoint", endpoint),
            ("Bucket", bucket))
        {
            Headers = [("x-amz-bucket-region", region)],
        };
    }

    public static AwsErrorException InvalidBucketName(string name) =>
        new S3ErrorException("InvalidBucketName", "The specified bucket is not valid.", 400, ("BucketName", name));

    public static AwsErrorException BucketExists(string name) => new S3ErrorException(
        "BucketAlreadyExists",
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
        409,
        ("BucketName", name));

    public static AwsErrorException OwnBucketExists(string name) => new S3ErrorException(
        "BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.",
        409,
        ("BucketName", name));

    public static AwsErrorException IllegalLocation(string? constraint) => new(
        "IllegalLocationConstraintException",
        $"The {constraint ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.");

    public static AwsErrorException TooManyBuckets() => new("TooManyBuckets", "You have attempted to create more buckets than allowed");

    public static AwsErrorException BucketNotEmpty(string name, bool isVersioned) => new S3ErrorException(
        "BucketNotEmpty",
        $"The bucket you tried to delete is not empty{(isVersioned ? ". You must delete all versions in the bucket." : "")}",
        409,
        ("BucketName", name));

    public static AwsErrorException NotSet(string code, string message, string bucket) => new S3ErrorException(code, message, 404, ("BucketName", bucket));

    public static AwsErrorException Denied(string caller, string action, string resource, string why) =>
        new("AccessDenied", $"User: {caller} is not authorized to perform: {action} on resource: \"{resource}\" {why}", 403);

    public static AwsErrorException Denied() => new("AccessDenied", "Access Denied", 403);

    public static AwsErrorException MalformedPolicy(string message) => new("MalformedPolicy", message);

    public static AwsErrorException BadDigest(string what) => new("BadDigest", $"The {what} you specified did not match the calculated checksum.");

    public static AwsErrorException InvalidDigest() => new("InvalidDigest", "The Content-MD5 you specified was invalid.");

    public static AwsErrorException InvalidChecksum(string header) => new("InvalidRequest", $"Value for {header} header is invalid.");

    public static AwsErrorException IncompleteBody() =>
        new("IncompleteBody", "The request body terminated unexpectedly");

    public static AwsErrorException PreconditionFailed(string condition) => new S3ErrorException(
        "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412, ("Condition", condition));

    public static AwsErrorException NotModified() => new("NotModified", "Not Modified", 304);

    public static AwsErrorException InvalidRange(string range, long size) => new S3ErrorException(
        "InvalidRange", "The requested range is not satisfiable", 416, ("RangeRequested", range), ("ActualObjectSize", $"{size}"));

    public static AwsErrorException InvalidBucketState(string what) =>
        new("InvalidBucketState", $"{what} is present on this bucket, so the versioning state cannot be changed.", 409);

    public static AwsErrorException AclNotSupported() => new("AccessControlListNotSupported", "The bucket does not allow ACLs");

    public static AwsErrorException InvalidTag(string message) => new("InvalidTag", message);

    public static AwsErrorException KeyNotFound(string key) => new("KMS.NotFoundException", $"Key '{key}' does not exist or is not enabled");
}
