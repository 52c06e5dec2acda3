namespace PrivateLinkKit.Features.Consumers;

/// <summary>Checks where endpoints are placed and which clients they admit.</summary>
internal static class EndpointRule
{
    public static IEnumerable<StackValidationError> Check(string id, SubnetTier? tier, UnitNetwork network)
    {
        if (network.IsCreated && tier == SubnetTier.Public && !network.HasPublicSubnets)
        {
            yield return new StackValidationError(
                id, $"{SubnetTier.Public}", "The VPC has no public subnets.", "Add WithSubnets(SubnetLayout.PublicAndPrivate) to it.");
        }

        if (!network.IsCreated && tier is { } asked)
        {
            yield return new StackValidationError(
                id, $"{asked}", "In an existing VPC the endpoint is placed in the subnets that UseSubnets names.", "Leave out InSubnets.");
        }
    }

    public static IEnumerable<StackValidationError> NoSource(string id, UnitNetwork network) =>
    [
        new(id, $"{network.VpcId}", "The sources that may reach the endpoint are not set.",
            "Add AdmitFrom(…), or state the VPC's range with Cidr(…) to admit all of it."),
    ];
}
