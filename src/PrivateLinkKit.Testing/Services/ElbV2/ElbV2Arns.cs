using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>ARNs and DNS names of ELBv2.</summary>
internal static class ElbV2Arns
{
    private const string Service = "elasticloadbalancing";

    public static string LoadBalancer(AccountRegion region, string type, string name, string id) =>
        region.Arn(Service, $"loadbalancer/{(type == LoadBalancerTypes.Network ? "net" : "app")}/{name}/{id}");

    public static string TargetGroup(AccountRegion region, string name) => region.Arn(Service, $"targetgroup/{name}/{region.Cloud.Ids.Hex(16)}");

    public static string Listener(AccountRegion region, string loadBalancerArn) =>
        region.Arn(Service, $"listener/{Suffix(loadBalancerArn)}/{region.Cloud.Ids.Hex(16)}");

    public static string Rule(AccountRegion region, string listenerArn) =>
        region.Arn(Service, $"listener-rule/{Suffix(listenerArn)}/{region.Cloud.Ids.Hex(16)}");

    /// <summary>The default rule has no row of its own: its id is the reversed id of the listener.</summary>
    public static string DefaultRule(AccountRegion region, string listenerArn)
    {
        var suffix = Suffix(listenerArn);
        return region.Arn(Service, $"listener-rule/{suffix}/{string.Concat(suffix.Split('/')[^1].Reverse())}");
    }

    /// <summary>Returns the part after the kind, for example <c>net/NAME/ID</c>, which AWS repeats in the ARNs of dependent resources.</summary>
    public static string Suffix(string arn) => arn[(arn.IndexOf('/') + 1)..];

    public static string DnsName(AccountRegion region, string type, string scheme, string name, string id) => type == LoadBalancerTypes.Network
        ? $"{name}-{id}.elb.{region.Name}.{region.Partition.DnsSuffix}"
        : $"{(scheme == LoadBalancerTypes.Internal ? "internal-" : "")}{name}-{region.Cloud.Ids.Digits(10)}.{region.Name}.elb.{region.Partition.DnsSuffix}";
}
