using PrivateLinkKit.Testing.Gateway;
using PrivateLinkKit.Testing.Network;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Elastic Load Balancing v2: the handler of each operation, and the parameters it uses.</summary>
internal sealed class ElbV2Service : AwsService
{
    private const string Actions = "{0}.Type {0}.TargetGroupArn {0}.Order {0}.ForwardConfig {0}.FixedResponseConfig {0}.RedirectConfig";
    private const string Conditions =
        "Conditions.Field Conditions.Values Conditions.PathPatternConfig.Values Conditions.HostHeaderConfig.Values Conditions.HttpHeaderConfig.HttpHeaderName"
        + " Conditions.HttpHeaderConfig.Values Conditions.QueryStringConfig Conditions.HttpRequestMethodConfig Conditions.SourceIpConfig";
    private const string HealthCheck =
        "HealthCheckProtocol HealthCheckPort HealthCheckPath HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckTimeoutSeconds"
        + " HealthyThresholdCount UnhealthyThresholdCount Matcher.HttpCode";
    private const string Subnets = "Subnets SubnetMappings.SubnetId SubnetMappings.PrivateIPv4Address";
    private const string NamedTargets = "TargetGroupArn Targets.Id Targets.Port Targets.AvailabilityZone";

    public ElbV2Service(ITargetHealth health)
        : base(ElbV2Operations.Service, new QueryProtocol(ElbV2Operations.Service.XmlNamespace!))
    {
        var listenerActions = string.Format(Actions, "DefaultActions");
        var ruleActions = string.Format(Actions, "Actions");

        On(ElbV2Operations.CreateLoadBalancer, LoadBalancers.Create, honours: $"Name SecurityGroups Scheme Tags Type IpAddressType {Subnets}");
        On(ElbV2Operations.DescribeLoadBalancers, LoadBalancers.Describe, honours: "LoadBalancerArns Names Marker PageSize");
        On(ElbV2Operations.DeleteLoadBalancer, LoadBalancers.Delete, honours: "LoadBalancerArn");
        On(
            ElbV2Operations.SetSecurityGroups,
            LoadBalancerSecurityGroups.Set,
            honours: "LoadBalancerArn SecurityGroups EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic");
        On(ElbV2Operations.SetSubnets, LoadBalancerSubnets.Set, honours: $"LoadBalancerArn {Subnets}");
        On(ElbV2Operations.ModifyLoadBalancerAttributes, LoadBalancerAttributes.Modify, honours: "LoadBalancerArn Attributes");
        On(ElbV2Operations.DescribeLoadBalancerAttributes, LoadBalancerAttributes.Describe, honours: "LoadBalancerArn");
        On(ElbV2Operations.DescribeCapacityReservation, CapacityReservations.Describe, honours: "LoadBalancerArn");

        On(
            ElbV2Operations.CreateTargetGroup,
            TargetGroups.Create,
            honours: $"Name Protocol ProtocolVersion Port VpcId TargetType Tags IpAddressType {HealthCheck}");
        On(ElbV2Operations.DescribeTargetGroups, TargetGroups.Describe, honours: "LoadBalancerArn TargetGroupArns Names Marker PageSize");
        On(ElbV2Operations.ModifyTargetGroup, TargetGroups.Modify, honours: $"TargetGroupArn {HealthCheck}");
        On(ElbV2Operations.DeleteTargetGroup, TargetGroups.Delete, honours: "TargetGroupArn");
        On(ElbV2Operations.ModifyTargetGroupAttributes, TargetGroupAttributes.Modify, honours: "TargetGroupArn Attributes");
        On(ElbV2Operations.DescribeTargetGroupAttributes, TargetGroupAttributes.Describe, honours: "TargetGroupArn");
        On(ElbV2Operations.RegisterTargets, Targets.Register, honours: NamedTargets);
        On(ElbV2Operations.DeregisterTargets, Targets.Deregister, honours: NamedTargets);
        OnAsync(ElbV2Operations.DescribeTargetHealth, new TargetHealths(health).DescribeAsync, honours: NamedTargets);

        On(ElbV2Operations.CreateListener, Listeners.Create, honours: $"LoadBalancerArn Protocol Port Tags {listenerActions}");
        On(ElbV2Operations.DescribeListeners, Listeners.Describe, honours: "LoadBalancerArn ListenerArns Marker PageSize");
        On(ElbV2Operations.ModifyListener, Listeners.Modify, honours: $"ListenerArn Port Protocol {listenerActions}");
        On(ElbV2Operations.DeleteListener, Listeners.Delete, honours: "ListenerArn");
        On(ElbV2Operations.ModifyListenerAttributes, ListenerAttributes.Modify, honours: "ListenerArn Attributes");
        On(ElbV2Operations.DescribeListenerAttributes, ListenerAttributes.Describe, honours: "ListenerArn");
        On(ElbV2Operations.DescribeListenerCertificates, ListenerCertificates.Describe, honours: "ListenerArn Marker PageSize");
        On(ElbV2Operations.CreateRule, Rules.Create, honours: $"ListenerArn Priority Tags {Conditions} {ruleActions}");
        On(ElbV2Operations.DescribeRules, Rules.Describe, honours: "ListenerArn RuleArns Marker PageSize");
        On(ElbV2Operations.ModifyRule, Rules.Modify, honours: $"RuleArn {Conditions} {ruleActions}");
        On(ElbV2Operations.DeleteRule, Rules.Delete, honours: "RuleArn");

        On(ElbV2Operations.AddTags, Tagging.Add, honours: "ResourceArns Tags");
        On(ElbV2Operations.RemoveTags, Tagging.Remove, honours: "ResourceArns TagKeys");
        On(ElbV2Operations.DescribeTags, Tagging.Describe, honours: "ResourceArns");
        On(ElbV2Operations.DescribeSSLPolicies, SslPolicies.Describe, honours: "Names Marker PageSize LoadBalancerType");
        On(ElbV2Operations.DescribeAccountLimits, AccountLimits.Describe, honours: "Marker PageSize");
    }

    public override string CommonName => "elbv2";
}
