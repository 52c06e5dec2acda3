namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Rules of one group, in one direction, that name another group.</summary>
internal sealed record GroupReference(string From, RuleDirection Direction, string To);

internal enum RuleDirection
{
    Ingress,
    Egress,
}

/// <summary>
/// Finds circles of security groups. AWS keeps a group while rules of another group reference it, and rules are deleted with their own group, so the
/// referencing group is deleted first; only in a circle must rules be revoked first.
/// </summary>
internal static class GroupCircles
{
    /// <summary>
    /// Returns the references to revoke so that no circle remains, with few calls: one call revokes all of a group in one direction.
    /// </summary>
    public static IReadOnlySet<GroupReference> ToRevoke(IEnumerable<GroupReference> references)
    {
        var left = references.Where(reference => reference.From != reference.To).ToHashSet();
        var groups = left.SelectMany(reference => new[] { reference.From, reference.To }).ToHashSet();
        var revoked = new HashSet<GroupReference>();
        while (groups.Count > 0)
        {
            var next = groups.Order(StringComparer.Ordinal).MinBy(CallsToFree)!;
            revoked.UnionWith(left.Where(reference => reference.To == next));
            left.RemoveWhere(reference => reference.From == next || reference.To == next);
            groups.Remove(next);
        }

        return revoked;

        int CallsToFree(string group) => left.Where(reference => reference.To == group).Select(CallOf).Except(revoked.Select(CallOf)).Count();
    }

    private static (string Group, RuleDirection Direction) CallOf(GroupReference reference) => (reference.From, reference.Direction);
}
