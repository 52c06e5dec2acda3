using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>
/// An NLB whose security group is enforced on PrivateLink traffic silently drops clients that it does not admit. The rules match the
/// client's own address; a group of another VPC never matches.
/// </summary>
internal static class EnforcedRangesRule
{
    public static IEnumerable<StackValidationError> Check(string id, NlbBuilder nlb)
    {
        if (nlb.IsEnforced && !nlb.Admitted.Any(source => Ipv4Cidr.TryParse(source, out _)))
        {
            yield return new StackValidationError(
                id,
                "",
                "The NLB's rules apply to traffic through PrivateLink, but admit no range.",
                "Add AdmitFrom(…) with the ranges of the consumers' clients, or leave out EnforceOnPrivateLinkTraffic.");
        }
    }
}
