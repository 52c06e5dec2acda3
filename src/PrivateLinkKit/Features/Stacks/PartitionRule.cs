using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Requires all ARNs to be in the region's partition, or all in the same one while the region is unknown.</summary>
internal sealed class PartitionRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack)
    {
        var named = NamedArn.All(stack).ToList();
        if (RegionOf(stack) is { } region)
        {
            return named.SelectMany(own => Check(own.LogicalId, own.Text, own.Arn.Partition, region));
        }

        return named
            .Where(own => own.Arn.Partition != named[0].Arn.Partition)
            .Select(own => Fault(own.LogicalId, own.Text, own.Arn.Partition, named[0].Arn.Partition, $"'{named[0].Text}' of {named[0].LogicalId}"));
    }

    /// <param name="id">The logical id of the part with the ARN.</param>
    /// <param name="text">The ARN.</param>
    /// <param name="partition">The ARN's partition.</param>
    /// <param name="region">A well-formed name.</param>
    public static IEnumerable<StackValidationError> Check(string id, string text, string partition, string region) =>
        Partition.Of(region) is var right && right != partition ? [Fault(id, text, partition, right, region)] : [];

    private static string? RegionOf(StackDraft stack) =>
        Inferred.RegionClaims(stack).Concat(stack.Consumers.SelectMany(Inferred.RegionClaims)).Select(claim => claim.Region).FirstOrDefault(ZoneName.IsRegion);

    private static StackValidationError Fault(string id, string text, string partition, string right, string because) => new(
        id,
        text,
        $"This is in the partition {partition}, while {because} is in {right}.",
        $"Name one that begins with 'arn:{right}:'; neither PrivateLink nor IAM reaches across partitions.");
}
