using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>KMS keys of encrypted volumes, as they are named and shown. Whether a key exists is not checked.</summary>
internal static partial class EbsKeys
{
    /// <summary>Returns the ARN of the key asked for, or of the account's own for EBS; null for a volume that is not encrypted.</summary>
    public static string? ArnOf(AccountRegion region, bool? encrypted, string? asked) => (encrypted, asked) switch
    {
        (not true, null) => null,
        (not true, _) => throw Ec2Errors.InvalidCombination("The parameter KmsKeyId requires the parameter Encrypted to be set."),
        (_, null) => region.Arn("kms", "alias/aws/ebs"),
        _ => ArnOf(region, asked),
    };

    private static string ArnOf(AccountRegion region, string asked)
    {
        var match = Named().Match(asked);
        if (!match.Success || (match.Groups["arn"].Success && !asked.StartsWith($"arn:{region.Partition.Name}:kms:{region.Name}:", StringComparison.Ordinal)))
        {
            throw Ec2Errors.InvalidValue(asked, "KmsKeyId", "Use the ID, alias or ARN of a key in this region.");
        }

        return match.Groups["arn"].Success ? asked : region.Arn("kms", match.Groups["alias"].Success ? asked : $"key/{asked}");
    }

    [GeneratedRegex(
        @"^(?<arn>arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(?:key/|(?=alias/)))?"
        + @"(?:(?<alias>alias/[\w/-]+)|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})\z")]
    private static partial Regex Named();
}
