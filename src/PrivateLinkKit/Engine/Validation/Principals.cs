using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Validation;

/// <summary>Principals of AWS accounts.</summary>
internal static class Principals
{
    public const string Anybody = "*";

    public static bool IsAccountId(string principal) => principal.Length == 12 && principal.All(char.IsAsciiDigit);

    public static string RootIn(string region, string account) => $"arn:{Partition.Of(region)}:iam::{account}:root";
}
