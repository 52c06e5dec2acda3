using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.ElbV2;

public class ListenerTests
{
    private static readonly LogicalId Id = new("task-api/nlb-listener");
    private static readonly Placement At = new("eu-west-1");

    private static readonly Listener Want = new(Id, At) { LoadBalancerArn = Ref.To("arn:nlb"), Protocol = "TCP", Port = 80, TargetGroupArn = Ref.To("arn:tg") };

    private static readonly ListenerState Have = new(Id, At, "arn:listener")
    {
        Tags = [new Tag("Name", "task-api/nlb-listener")],
        LoadBalancerArn = "arn:nlb",
        Protocol = "TCP",
        Port = 80,
        TargetGroupArn = "arn:tg",
    };

    [Fact]
    public void Diff_AsWanted_IsNoChange() => DiffAssert.Same(Want, Have);

    [Fact]
    public void Diff_AnotherLoadBalancer_Replaces() => DiffAssert.Replaces("LoadBalancerArn", Want with { LoadBalancerArn = Ref.To("arn:other") }, Have);

    [Fact]
    public void Diff_WhatAwsCanChange_Updates()
    {
        DiffAssert.Updates("Port", Want with { Port = 81 }, Have);
        DiffAssert.Updates("Protocol", Want, Have with { Protocol = "UDP" });
        DiffAssert.Updates("DefaultActions", Want, Have with { TargetGroupArn = null });
        DiffAssert.Updates("Tags", Want with { Tags = [new Tag("team", "platform")] }, Have);
    }

    [Fact]
    public void PointsAt_LoadBalancerAndTargetGroup_AreDeletedAfterIt() => Assert.Equal(["arn:nlb", "arn:tg"], Have.DependsOn);
}
