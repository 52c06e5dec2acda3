namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Checks that there are enough subnets for an ALB, and that they are large enough.</summary>
internal static class AlbSubnetRule
{
    /// <summary>Smallest subnet of an ALB, as a prefix length (ALB guide, subnets).</summary>
    private const int Smallest = 27;

    public static IEnumerable<StackValidationError> Check(string id, UnitNetwork network)
    {
        var (what, named) = network.IsCreated
            ? ("two availability zones", network.Zones)
            : ("subnets in two zones", network.PrivateSubnetIds.Select(subnet => $"{subnet}"));
        if (named.ToList() is [var only])
        {
            yield return new StackValidationError(id, only, $"An ALB needs at least {what}.",
                "Add another, or omit BehindAlb: an NLB alone needs only one.");
        }

        if (network.SubnetPrefixLength is > Smallest and var prefix)
        {
            yield return new StackValidationError(id, $"/{prefix}", $"AWS does not place an ALB in subnets smaller than /{Smallest}.",
                "Use a larger range for the VPC, or larger subnets.");
        }
    }
}
