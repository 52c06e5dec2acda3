using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>
/// A setting that determines a region, an account or a partition, such as a zone or an ARN. All claims of a stack must agree, and its region follows from
/// them unless it is named.
/// </summary>
/// <param name="LogicalId">The part with the setting, for validation errors.</param>
/// <param name="Value">The setting.</param>
public sealed record PlacementClaim(string LogicalId, string Value)
{
    /// <summary>The region, which is that of the whole stack; null: any.</summary>
    public string? Region { get; init; }

    /// <summary>The account id, which is the service's; null: any.</summary>
    public string? Account { get; init; }

    /// <summary>The partition, such as <c>aws</c>; null: any.</summary>
    public string? Partition { get; init; }

    /// <summary>Returns the claim of an ARN: its region, account and partition, as far as it has them.</summary>
    /// <param name="logicalId">The part with the ARN.</param>
    /// <param name="arn">The ARN; null or malformed: nothing is claimed.</param>
    public static PlacementClaim OfArn(string logicalId, string? arn) => Arn.TryParse(arn ?? "", out var parsed)
        ? new(logicalId, arn!)
        {
            Region = parsed.Region is { Length: > 0 } region ? region : null,
            Account = parsed.Account is { Length: > 0 } account ? account : null,
            Partition = parsed.Partition,
        }
        : new(logicalId, arn ?? "");

    /// <summary>The part and its setting, with control characters escaped.</summary>
    public override string ToString() => MessageText.Line($"{LogicalId}: {Value}");
}
