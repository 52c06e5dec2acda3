using PrivateLinkKit.Features.Consumers;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Networks;

namespace PrivateLinkKit.Features.Stacks;

internal static class StackRules
{
    private static readonly IStackRule[] All =
    [
        new NameRule(),
        new PlacementRule(),
        new RegionRule(),
        new AccountRule(),
        new PartitionRule(),
        new CidrRule(),
        new ZoneRule(),
        new SubnetRule(),
        new AddressRoomRule(),
        new UsedVpcRule(),
        new FargateRule(),
        new EnvironmentRule(),
        new TaskSizeRule(),
        new FargateReachRule(),
        new LoadBalancerRule(),
        new EnforcementRule(),
        new ProxyProtocolRule(),
        new HealthCheckRule(),
        new TrafficSourceRule(),
        new PrincipalRule(),
        new AcceptanceRule(),
        new EndpointRule(),
        new TagRule(),
        new FeatureRule(),
    ];

    public static IEnumerable<StackValidationError> Check(StackDraft stack) => All.SelectMany(rule => rule.Check(stack));
}
