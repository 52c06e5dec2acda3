using System.Net;
using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>The rules for names of buckets (S3 user guide, "General purpose bucket naming rules").</summary>
internal static partial class BucketNames
{
    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3", "-an"];

    /// <exception cref="AwsErrorException">The name is not valid.</exception>
    public static void Check(string name)
    {
        if (!Valid().IsMatch(name)
            || name.Contains("..", StringComparison.Ordinal)
            || (name.Count(letter => letter is '.') is 3 && IPAddress.TryParse(name, out _))
            || ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            || ReservedSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            throw S3Errors.InvalidBucketName(name);
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex Valid();
}
