using System.Globalization;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>The settings of an account: when events about the end of certificates would begin.</summary>
internal static class AccountConfiguration
{
    private const int Most = 90;

    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    public static PutAccountConfigurationResult Put(ServiceCall call, PutAccountConfigurationRequest request)
    {
        var days = request.ExpiryEvents?.DaysBeforeExpiry ?? call.Region.Acm.DaysBeforeExpiry;
        if (days > Most)
        {
            throw AcmErrors.Validation($"DaysBeforeExpiry must be between 1 and {Most}");
        }

        Tokens.Once(call, request.IdempotencyToken, TokenLife, () =>
        {
            call.Region.Acm.DaysBeforeExpiry = days;
            return days.ToString(CultureInfo.InvariantCulture);
        });
        return new();
    }

    public static GetAccountConfigurationResult Get(ServiceCall call, GetAccountConfigurationRequest request) =>
        new() { ExpiryEvents = new() { DaysBeforeExpiry = call.Region.Acm.DaysBeforeExpiry } };
}
