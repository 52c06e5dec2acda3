using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.ElbV2;

public class TargetGroupTests
{
    private static readonly LogicalId Id = new("task-api/nlb-targets");
    private static readonly Placement At = new("eu-west-1");
    private static readonly HealthCheckSpec Check = new("/api/tasks", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 2, 2, "200");

    private static readonly TargetGroup Want = new(Id, At)
    {
        Name = "task-api-nlb-tg",
        Protocol = "TCP",
        Port = 8888,
        VpcId = Ref.To("vpc-1"),
        HealthCheck = Check,
        LoadBalancerTarget = Ref.To("arn:alb"),
    };

    private static readonly TargetGroupState Have = new(Id, At, "arn:tg")
    {
        Tags = [new Tag("Name", "task-api/nlb-targets")],
        Name = "task-api-nlb-tg",
        TargetType = "alb",
        Protocol = "TCP",
        Port = 8888,
        VpcId = "vpc-1",
        HealthCheckProtocol = "HTTP",
        HealthCheckPort = "traffic-port",
        HealthCheck = Check,
        LoadBalancerTargets = ["arn:alb"],
    };

    [Fact]
    public void Diff_AsWanted_IsNoChange() => DiffAssert.Same(Want, Have);

    [Fact]
    public void Diff_WhatAwsCannotChange_Replaces()
    {
        DiffAssert.Replaces("Name", Want with { Name = "other" }, Have);
        DiffAssert.Replaces("Protocol", Want with { Protocol = "HTTP" }, Have);
        DiffAssert.Replaces("Port", Want with { Port = 8889 }, Have);
        DiffAssert.Replaces("VpcId", Want with { VpcId = Ref.To("vpc-2") }, Have);
        DiffAssert.Replaces("TargetType", Want, Have with { TargetType = "ip" });
    }

    [Fact]
    public void Diff_PortWhereTargetsBringTheirOwn_IsNoChange() =>
        DiffAssert.Same(Want with { LoadBalancerTarget = null, Port = 9090 }, Have with { TargetType = "ip", LoadBalancerTargets = [] });

    [Theory]
    [InlineData("proxy_protocol_v2.enabled", "true")]
    [InlineData("preserve_client_ip.enabled", "true")]
    [InlineData("load_balancing.cross_zone.enabled", "false")]
    public void Diff_AttributeOfAGroupOfTasks_Updates(string key, string value)
    {
        var (want, have) = (Want with { LoadBalancerTarget = null }, Have with { TargetType = "ip", LoadBalancerTargets = [] });

        DiffAssert.Updates($"TargetGroupAttributes.{key}", want, have with { Attributes = [new(key, value)] });
        DiffAssert.Same(want, have with { Attributes = TargetGroupAttributes.DefaultsOf("ip", "TCP") });
    }

    [Fact]
    public void Diff_ProxyProtocolWanted_Updates()
    {
        var (want, have) = (Want with { LoadBalancerTarget = null, ProxyProtocol = true },
            Have with { TargetType = "ip", LoadBalancerTargets = [] });

        DiffAssert.Updates("TargetGroupAttributes.proxy_protocol_v2.enabled", want, have);
        DiffAssert.Same(want, have with { Attributes = [new("proxy_protocol_v2.enabled", "true")] });
    }

    [Fact]
    public void Diff_WhatAwsCanChange_Updates()
    {
        DiffAssert.Updates("HealthCheckPath", Want with { HealthCheck = Check with { Path = "/" } }, Have);
        DiffAssert.Updates("HealthCheckIntervalSeconds", Want with { HealthCheck = Check with { Interval = TimeSpan.FromSeconds(30) } }, Have);
        DiffAssert.Updates("HealthCheckTimeoutSeconds", Want with { HealthCheck = Check with { Timeout = TimeSpan.FromSeconds(2) } }, Have);
        DiffAssert.Updates("HealthyThresholdCount", Want with { HealthCheck = Check with { HealthyThreshold = 5 } }, Have);
        DiffAssert.Updates("UnhealthyThresholdCount", Want with { HealthCheck = Check with { UnhealthyThreshold = 5 } }, Have);
        DiffAssert.Updates("Matcher", Want with { HealthCheck = Check with { Matcher = "200-299" } }, Have);
        DiffAssert.Updates("HealthCheckPort", Want, Have with { HealthCheckPort = "9" });
        DiffAssert.Updates("HealthCheckProtocol", Want, Have with { HealthCheckProtocol = "HTTPS" });
        DiffAssert.Updates("Targets", Want with { LoadBalancerTarget = Ref.To("arn:new") }, Have);
        DiffAssert.Updates("Targets", Want, Have with { LoadBalancerTargets = [] });
        DiffAssert.Updates("Tags", Want with { Tags = [new Tag("team", "platform")] }, Have);
    }

    [Fact]
    public void PointsAt_TargetAndItsListener_AreDeletedAfterIt()
    {
        var listener = new ListenerState(new LogicalId("task-api/alb-listener"), At, "arn:listener")
        {
            LoadBalancerArn = "arn:alb", Protocol = "HTTP", Port = 8888, TargetGroupArn = "arn:ip",
        };

        Assert.Equal(["vpc-1", "arn:alb", Assert.Single(listener.Aliases)], Have.DependsOn);
    }

    [Fact]
    public void Aliases_LoadBalancersThatForwardToIt_AreDeletedBeforeIt()
    {
        var balancer = new LoadBalancerState(new LogicalId("task-api/nlb"), At, "arn:nlb")
        {
            Type = LoadBalancerType.Network, Name = "task-api-nlb", Scheme = "internal", VpcId = "vpc-1", Subnets = [], SecurityGroups = [],
        };

        var order = Planner.PlanDeletion([Have with { LoadBalancerArns = ["arn:nlb"] }, balancer]);

        Assert.Equal(["task-api/nlb", "task-api/nlb-targets"], order.Select(change => change.LogicalId));
    }
}
