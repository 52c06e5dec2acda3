using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.Consumers;

/// <summary>Checks where endpoints are placed and which clients they admit.</summary>
internal sealed class EndpointRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack) => stack.Consumers.SelectMany(consumer => consumer.Network switch
    {
        NetworkDraft.Created { Vpc: var vpc } => [.. Tier(consumer, vpc), .. Zones(stack, consumer)],
        NetworkDraft.Used { Vpc: var vpc } => [.. UsedTier(consumer), .. Admitted(consumer, vpc)],
        _ => Array.Empty<StackValidationError>(),
    });

    private static IEnumerable<StackValidationError> Tier(ConsumerBuilder consumer, VpcBuilder vpc)
    {
        if (consumer.Tier == SubnetTier.Public && vpc.Layout == SubnetLayout.PrivateOnly)
        {
            yield return new StackValidationError(
                LogicalIds.Endpoint(consumer),
                $"{SubnetTier.Public}",
                "The VPC has no public subnets.",
                "Add WithSubnets(SubnetLayout.PublicAndPrivate) to it.");
        }
    }

    private static IEnumerable<StackValidationError> UsedTier(ConsumerBuilder consumer)
    {
        if (consumer.Tier is { } tier)
        {
            yield return new StackValidationError(
                LogicalIds.Endpoint(consumer),
                $"{tier}",
                "In an existing VPC the endpoint is placed in the subnets that UseSubnets names.",
                "Leave out InSubnets.");
        }
    }

    private static IEnumerable<StackValidationError> Admitted(ConsumerBuilder consumer, UsedVpcBuilder vpc)
    {
        if (consumer.Admitted.Count == 0 && vpc.CidrBlock is null)
        {
            yield return new StackValidationError(
                LogicalIds.Endpoint(consumer),
                vpc.VpcId,
                "The sources that may reach the endpoint are not set.",
                "Add AdmitFrom(…), or state the VPC's range with Cidr(…) to admit all of it.");
        }
    }

    /// <summary>Zones by name are compared with zones by id when the stack is planned.</summary>
    private static bool AreComparable(IEnumerable<string> some, IEnumerable<string> others) =>
        some.Concat(others).Select(ZoneName.IsId).Distinct().Count() == 1;

    /// <summary>An endpoint can only be in zones of the service's NLB; any other zone fails the whole create call.</summary>
    private static IEnumerable<StackValidationError> Zones(StackDraft stack, ConsumerBuilder consumer)
    {
        var service = Inferred.ServiceZones(stack);
        if (service.Count == 0 || !Inferred.SharesAccount(stack, consumer) || !AreComparable(service, Inferred.ConsumerZones(stack, consumer)))
        {
            return [];
        }

        return Inferred.ConsumerZones(stack, consumer).Except(service).Select(zone => new StackValidationError(
            LogicalIds.Endpoint(consumer),
            zone,
            $"The service is not in this zone, only in {string.Join(", ", service)}.",
            "Keep the consumer's VPC to the service's zones, or add the zone to the service."));
    }
}
