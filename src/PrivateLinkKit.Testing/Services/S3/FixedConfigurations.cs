using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Configurations that buckets do not have here: those of a new bucket, since the operations that change them are refused.</summary>
internal static class FixedConfigurations
{
    public static GetBucketAclResult Acl(ServiceCall call, GetBucketAclRequest request)
    {
        var owner = Buckets.OwnerOf(BucketAccess.Open(call, request.Bucket, "GetBucketAcl").State.Account);
        return new() { Owner = owner, Grants = [new() { Grantee = new() { Type = "CanonicalUser", ID = owner.ID }, Permission = "FULL_CONTROL" }] };
    }

    public static GetObjectLockConfigurationResult ObjectLock(ServiceCall call, GetObjectLockConfigurationRequest request) =>
        BucketAccess.Open(call, request.Bucket, "GetBucketObjectLockConfiguration").State.HasObjectLock
            ? new() { ObjectLockConfiguration = new() { ObjectLockEnabled = BucketState.Enabled } }
            : throw S3Errors.NotSet(
                "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket", request.Bucket!);

    public static GetBucketAccelerateConfigurationResult Acceleration(ServiceCall call, GetBucketAccelerateConfigurationRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "GetAccelerateConfiguration");
        return new();
    }

    public static GetBucketRequestPaymentResult Payment(ServiceCall call, GetBucketRequestPaymentRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "GetBucketRequestPayment");
        return new() { Payer = "BucketOwner" };
    }

    public static GetBucketLoggingResult Logging(ServiceCall call, GetBucketLoggingRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "GetBucketLogging");
        return new();
    }

    public static GetBucketNotificationConfigurationResult Notifications(ServiceCall call, GetBucketNotificationConfigurationRequest request)
    {
        BucketAccess.Open(call, request.Bucket, "GetBucketNotification");
        return new();
    }
}
