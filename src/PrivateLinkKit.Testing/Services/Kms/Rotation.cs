using PrivateLinkKit.Testing.Wire.Kms;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>Automatic rotation, a record without effect: keys have no material here.</summary>
internal static class Rotation
{
    public const int DefaultPeriod = 365;

    public static EnableKeyRotationResult Enable(ServiceCall call, EnableKeyRotationRequest request)
    {
        var key = Enabled(call, request.KeyId!);
        call.Region.Kms.Keys.Put(key with { RotationPeriod = request.RotationPeriodInDays ?? key.RotationPeriod ?? DefaultPeriod });
        return new();
    }

    public static DisableKeyRotationResult Disable(ServiceCall call, DisableKeyRotationRequest request)
    {
        call.Region.Kms.Keys.Put(Enabled(call, request.KeyId!) with { RotationPeriod = null });
        return new();
    }

    public static GetKeyRotationStatusResult Status(ServiceCall call, GetKeyRotationStatusRequest request)
    {
        var key = KeyLookup.Key(call.Region, request.KeyId!);
        return new()
        {
            KeyId = key.Arn,
            KeyRotationEnabled = key.RotationPeriod is not null && !key.IsPendingDeletion,
            RotationPeriodInDays = key.RotationPeriod,
            NextRotationDate = key.RotationPeriod is { } days ? key.Metadata.CreationDate!.Value.AddDays(days) : null,
        };
    }

    private static KmsKey Enabled(ServiceCall call, string id)
    {
        var key = Keys.Usable(call, id);
        return key.Metadata.Enabled is true ? key : throw KmsErrors.Disabled(key.Arn);
    }
}
