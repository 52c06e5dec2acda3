using PrivateLinkKit.Testing.Limits;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>AWS's default quotas of Elastic Load Balancing.</summary>
internal static class ElbV2Quotas
{
    public static void LoadBalancer(AccountRegion region, string type) =>
        Quota.Check(region, "TooManyLoadBalancers", "load balancers", 50, region.ElbV2.LoadBalancers.Count(balancer => balancer.Type == type));

    public static void TargetGroup(AccountRegion region) => Quota.Check(region, "TooManyTargetGroups", "target groups", 3000, region.ElbV2.TargetGroups.Count);

    public static void Listener(AccountRegion region, string loadBalancerArn) =>
        Quota.Check(region, "TooManyListeners", "listeners per load balancer", 50, region.ElbV2.ListenersOf(loadBalancerArn).Count());

    public static void Certificate(AccountRegion region, string loadBalancerArn) => Quota.Check(
        region,
        "TooManyCertificates",
        "certificates per load balancer, not counting default certificates",
        25,
        region.ElbV2.ListenersOf(loadBalancerArn).Sum(listener => region.ElbV2.CertificatesOf(listener.ListenerArn!).Count()));

    public static void Rule(AccountRegion region, string loadBalancerArn) => Quota.Check(
        region,
        "TooManyRules",
        "rules per load balancer",
        100,
        region.ElbV2.ListenersOf(loadBalancerArn).Sum(listener => region.ElbV2.RulesOf(listener.ListenerArn!).Count()));
}
