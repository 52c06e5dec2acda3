using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Requires all ARNs to be in the region's partition, or all in the same one while the region is unknown.</summary>
internal sealed class PartitionRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackOutline stack)
    {
        var claims = stack.Claims.Where(claim => claim.Partition is not null).ToList();
        if (stack.Claims.Select(claim => claim.Region).OfType<string>().FirstOrDefault(ZoneName.IsRegion) is { } region)
        {
            return claims.SelectMany(claim => Check(claim.LogicalId, claim.Value, claim.Partition!, region));
        }

        return claims
            .Where(claim => claim.Partition != claims[0].Partition)
            .Select(claim => ErrorOf(claim.LogicalId, claim.Value, claim.Partition!, claims[0].Partition!, $"'{claims[0].Value}' of {claims[0].LogicalId}"));
    }

    /// <param name="id">The logical id of the part with the ARN.</param>
    /// <param name="text">The ARN.</param>
    /// <param name="partition">The ARN's partition.</param>
    /// <param name="region">A well-formed name.</param>
    public static IEnumerable<StackValidationError> Check(string id, string text, string partition, string region) =>
        Partition.Of(region) is var right && right != partition ? [ErrorOf(id, text, partition, right, region)] : [];

    private static StackValidationError ErrorOf(string id, string text, string partition, string right, string because) => new(
        id,
        text,
        $"This is in the partition {partition}, while {because} is in {right}.",
        $"Name one that begins with 'arn:{right}:'; neither PrivateLink nor IAM reaches across partitions.");
}
