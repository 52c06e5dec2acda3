using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders.Rules;

/// <summary>Where endpoints stand and whom they admit.</summary>
internal sealed class EndpointRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack) => stack.Consumers.SelectMany(consumer => consumer.Network switch
    {
        NetworkDraft.Created { Vpc: var vpc } => [.. Tier(consumer, vpc), .. Zones(stack, consumer)],
        NetworkDraft.Used { Vpc: var vpc } => [.. UsedTier(consumer), .. Admitted(consumer, vpc)],
        _ => Array.Empty<StackFault>(),
    });

    private static IEnumerable<StackFault> Tier(ConsumerBuilder consumer, VpcBuilder vpc)
    {
        if (consumer.Tier == SubnetTier.Public && vpc.Layout == SubnetLayout.PrivateOnly)
        {
            yield return new StackFault(
                Part.Endpoint(consumer),
                $"{SubnetTier.Public}",
                "The VPC has no public subnets.",
                "Add WithSubnets(SubnetLayout.PublicAndPrivate) to it.");
        }
    }

    private static IEnumerable<StackFault> UsedTier(ConsumerBuilder consumer)
    {
        if (consumer.Tier is { } tier)
        {
            yield return new StackFault(
                Part.Endpoint(consumer),
                $"{tier}",
                "In an existing VPC the endpoint stands in the subnets that UseSubnets names.",
                "Leave out InSubnets.");
        }
    }

    private static IEnumerable<StackFault> Admitted(ConsumerBuilder consumer, UsedVpcBuilder vpc)
    {
        if (consumer.Admitted.Count == 0 && vpc.CidrBlock is null)
        {
            yield return new StackFault(
                Part.Endpoint(consumer),
                vpc.VpcId,
                "It is not known who may reach the endpoint.",
                "Add AdmitFrom(…), or state the VPC's range with Cidr(…) to admit all of it.");
        }
    }

    /// <summary>An endpoint can only stand in zones that the service's NLB is in; one zone too many fails the whole create call.</summary>
    private static IEnumerable<StackFault> Zones(StackDraft stack, ConsumerBuilder consumer)
    {
        var service = Inferred.ServiceZones(stack);
        if (service.Count == 0 || !Inferred.SharesAccount(stack, consumer))
        {
            return [];
        }

        return Inferred.ConsumerZones(stack, consumer).Except(service).Select(zone => new StackFault(
            Part.Endpoint(consumer),
            zone,
            $"The service is not in this zone, only in {string.Join(", ", service)}.",
            "Keep the consumer's VPC to the service's zones, or add the zone to the service."));
    }
}
