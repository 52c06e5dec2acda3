using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Elastic Load Balancing v2: the handler of each operation, and the parameters it uses.</summary>
internal sealed class ElbV2Service : ITaggedResources, INetworkParticipant
{
    private const string Actions = "{0}.Type {0}.TargetGroupArn {0}.Order {0}.ForwardConfig {0}.FixedResponseConfig {0}.RedirectConfig";
    private const string Conditions =
        "Conditions.Field Conditions.Values Conditions.PathPatternConfig.Values Conditions.HostHeaderConfig.Values Conditions.HttpHeaderConfig.HttpHeaderName"
        + " Conditions.HttpHeaderConfig.Values Conditions.QueryStringConfig Conditions.HttpRequestMethodConfig Conditions.SourceIpConfig";
    private const string HealthCheck =
        "HealthCheckProtocol HealthCheckPort HealthCheckPath HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckTimeoutSeconds"
        + " HealthyThresholdCount UnhealthyThresholdCount Matcher.HttpCode";
    private const string Subnets = "Subnets SubnetMappings.SubnetId SubnetMappings.PrivateIPv4Address SubnetMappings.AllocationId";
    private const string Security = "SslPolicy Certificates.CertificateArn AlpnPolicy";
    private const string NamedTargets = "TargetGroupArn Targets.Id Targets.Port Targets.AvailabilityZone";

    public string Name => ElbV2Operations.Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(ElbV2Operations.Service.XmlNamespace!) { ApiVersion = ElbV2Operations.Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.Defaults = ElbV2Defaults.Table;
        service.Rates = static (operation, _) => ElbV2Rates.BucketsOf(operation);
        service.DisplayName = "elbv2";
        var listenerActions = string.Format(Actions, "DefaultActions");
        var ruleActions = string.Format(Actions, "Actions");

        service.On(ElbV2Operations.CreateLoadBalancer, LoadBalancers.Create, honours: $"Name SecurityGroups Scheme Tags Type IpAddressType {Subnets}");
        service.On(ElbV2Operations.DescribeLoadBalancers, LoadBalancers.Describe, honours: "LoadBalancerArns Names Marker PageSize");
        service.On(ElbV2Operations.DeleteLoadBalancer, LoadBalancers.Delete, honours: "LoadBalancerArn");
        service.On(
            ElbV2Operations.SetSecurityGroups,
            LoadBalancerSecurityGroups.Set,
            honours: "LoadBalancerArn SecurityGroups EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic");
        service.On(ElbV2Operations.SetSubnets, LoadBalancerSubnets.Set, honours: $"LoadBalancerArn {Subnets}");
        service.On(ElbV2Operations.ModifyLoadBalancerAttributes, LoadBalancerAttributes.Modify, honours: "LoadBalancerArn Attributes");
        service.On(ElbV2Operations.DescribeLoadBalancerAttributes, LoadBalancerAttributes.Describe, honours: "LoadBalancerArn");
        service.On(ElbV2Operations.DescribeCapacityReservation, CapacityReservations.Describe, honours: "LoadBalancerArn");

        service.On(
            ElbV2Operations.CreateTargetGroup,
            TargetGroups.Create,
            honours: $"Name Protocol ProtocolVersion Port VpcId TargetType Tags IpAddressType {HealthCheck}");
        service.On(ElbV2Operations.DescribeTargetGroups, TargetGroups.Describe, honours: "LoadBalancerArn TargetGroupArns Names Marker PageSize");
        service.On(ElbV2Operations.ModifyTargetGroup, TargetGroups.Modify, honours: $"TargetGroupArn {HealthCheck}");
        service.On(ElbV2Operations.DeleteTargetGroup, TargetGroups.Delete, honours: "TargetGroupArn");
        service.On(ElbV2Operations.ModifyTargetGroupAttributes, TargetGroupAttributes.Modify, honours: "TargetGroupArn Attributes");
        service.On(ElbV2Operations.DescribeTargetGroupAttributes, TargetGroupAttributes.Describe, honours: "TargetGroupArn");
        service.On(ElbV2Operations.RegisterTargets, Targets.Register, honours: NamedTargets);
        service.On(ElbV2Operations.DeregisterTargets, Targets.Deregister, honours: NamedTargets);
        service.OnAsync(
            ElbV2Operations.DescribeTargetHealth,
            new TargetHealths(service.Network.TargetHealth).DescribeAsync,
            honours: NamedTargets,
            within: TargetHealths.DescribeUnchecked);

        service.On(ElbV2Operations.CreateListener, Listeners.Create, honours: $"LoadBalancerArn Protocol Port Tags {Security} {listenerActions}");
        service.On(ElbV2Operations.DescribeListeners, Listeners.Describe, honours: "LoadBalancerArn ListenerArns Marker PageSize");
        service.On(ElbV2Operations.ModifyListener, Listeners.Modify, honours: $"ListenerArn Port Protocol {Security} {listenerActions}");
        service.On(ElbV2Operations.DeleteListener, Listeners.Delete, honours: "ListenerArn");
        service.On(ElbV2Operations.ModifyListenerAttributes, ListenerAttributes.Modify, honours: "ListenerArn Attributes");
        service.On(ElbV2Operations.DescribeListenerAttributes, ListenerAttributes.Describe, honours: "ListenerArn");
        service.On(ElbV2Operations.AddListenerCertificates, ListenerCertificates.Add, honours: "ListenerArn Certificates.CertificateArn");
        service.On(ElbV2Operations.RemoveListenerCertificates, ListenerCertificates.Remove, honours: "ListenerArn Certificates.CertificateArn");
        service.On(ElbV2Operations.DescribeListenerCertificates, ListenerCertificates.Describe, honours: "ListenerArn Marker PageSize");
        service.On(ElbV2Operations.CreateRule, Rules.Create, honours: $"ListenerArn Priority Tags {Conditions} {ruleActions}");
        service.On(ElbV2Operations.DescribeRules, Rules.Describe, honours: "ListenerArn RuleArns Marker PageSize");
        service.On(ElbV2Operations.ModifyRule, Rules.Modify, honours: $"RuleArn {Conditions} {ruleActions}");
        service.On(ElbV2Operations.DeleteRule, Rules.Delete, honours: "RuleArn");
        service.On(ElbV2Operations.SetRulePriorities, RulePriorities.Set, honours: "RulePriorities");

        service.On(ElbV2Operations.AddTags, Tagging.Add, honours: "ResourceArns Tags");
        service.On(ElbV2Operations.RemoveTags, Tagging.Remove, honours: "ResourceArns TagKeys");
        service.On(ElbV2Operations.DescribeTags, Tagging.Describe, honours: "ResourceArns");
        service.On(ElbV2Operations.DescribeSSLPolicies, SslPolicies.Describe, honours: "Names Marker PageSize LoadBalancerType");
        service.On(ElbV2Operations.DescribeAccountLimits, AccountLimits.Describe, honours: "Marker PageSize");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) => region.ElbV2.Tags;

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("AddTags", new() { ["ResourceArns"] = TagCall.List([arn]), ["Tags"] = TagCall.Pairs(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("RemoveTags", new() { ["ResourceArns"] = TagCall.List([arn]), ["TagKeys"] = TagCall.List(keys) });

    public void Contribute(NetworkMapBuilder map, IReadOnlyList<AccountRegion> regions)
    {
        foreach (var region in regions)
        {
            BalancerMap.Add(map, region);
        }

        // A load balancer of any account may be a target.
        foreach (var region in regions)
        {
            TargetMap.Add(map, region);
        }
    }
}
