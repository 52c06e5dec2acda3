using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Limits;

/// <summary>Checks a quota before a resource is added, if <see cref="EmbeddedAwsOptions.Quotas"/> is set.</summary>
internal static class Quota
{
    public static void Check(AccountRegion region, string code, string what, int most, int existing)
    {
        if (IsReached(region, most, existing))
        {
            throw new AwsErrorException(code, $"The maximum number of {what} has been reached: {most}.");
        }
    }

    /// <summary>Returns true if no more resources can be added, for services with words of their own.</summary>
    public static bool IsReached(AccountRegion region, int most, int existing) => region.Cloud.Settings.HasQuotas && existing >= most;
}
