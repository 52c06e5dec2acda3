using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Limits;

/// <summary>Checks a quota before a resource is added, if <see cref="EmbeddedAwsOptions.Quotas"/> is set.</summary>
internal static class Quota
{
    public static void Check(AccountRegion region, string code, string what, int most, int existing)
    {
        if (region.Cloud.Settings.HasQuotas && existing >= most)
        {
            throw new AwsErrorException(code, $"The maximum number of {what} has been reached: {most}.");
        }
    }
}
