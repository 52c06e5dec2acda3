using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.ElbV2;

public class LoadBalancerTests
{
    private const string Enforcement = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";

    private static readonly LogicalId Id = new("task-api/nlb");
    private static readonly Placement At = new("eu-west-1");

    private static readonly LoadBalancer Want = new(Id, At)
    {
        Type = LoadBalancerType.Network,
        Name = "task-api-nlb",
        VpcId = Ref.To("vpc-1"),
        Subnets = [Ref.To("subnet-2"), Ref.To("subnet-1")],
        SecurityGroups = [Ref.To("sg-1")],
        CrossZone = false,
        EnforceOnPrivateLinkTraffic = false,
    };

    private static readonly LoadBalancerState Have = new(Id, At, "arn:nlb")
    {
        Tags = [new Tag("Name", "task-api/nlb")],
        Type = LoadBalancerType.Network,
        Name = "task-api-nlb",
        Scheme = "internal",
        VpcId = "vpc-1",
        Subnets = ["subnet-1", "subnet-2"],
        SecurityGroups = ["sg-1"],
        CrossZone = false,
        EnforceOnPrivateLinkTraffic = false,
    };

    [Fact]
    public void Diff_AwsGaveUpOnIt_Replaces()
    {
        var change = Assert.Single(new LoadBalancerHandler().Diff(Want, Have with { IsReady = false, Failure = "failed: no free addresses" }, new Outputs()));

        Assert.Equal(("State", "failed: no free addresses", true), (change.Name, change.Old?.ToString(), change.RequiresReplacement));
    }

    [Fact]
    public void Diff_SubnetsInAnotherOrder_IsNoChange() => DiffAssert.Same(Want, Have);

    [Fact]
    public void Diff_OtherOfItsTwoNames_IsNoChange() => DiffAssert.Same(Want, Have with { Name = "task-api-nlb-2" });

    [Fact]
    public void Diff_WhatAwsCannotChange_Replaces()
    {
        DiffAssert.Replaces("Name", Want with { Name = "other" }, Have);
        DiffAssert.Replaces("VpcId", Want with { VpcId = Ref.To("vpc-2") }, Have);
        DiffAssert.Replaces("Scheme", Want, Have with { Scheme = "internet-facing" });
        DiffAssert.Replaces("Subnets", Want with { Subnets = [Ref.To("subnet-1")] }, Have);
    }

    [Fact]
    public void Diff_WhatAwsCanChange_Updates()
    {
        DiffAssert.Updates("Subnets", Want with { Subnets = [.. Want.Subnets, Ref.To("subnet-3")] }, Have);
        DiffAssert.Updates("SecurityGroups", Want with { SecurityGroups = [Ref.To("sg-1"), Ref.To("sg-2")] }, Have);
        DiffAssert.Updates(Enforcement, Want, Have with { EnforceOnPrivateLinkTraffic = true });
        DiffAssert.Updates("LoadBalancerAttributes.load_balancing.cross_zone.enabled", Want with { CrossZone = true }, Have);
        DiffAssert.Updates("Tags", Want with { Tags = [new Tag("team", "platform")] }, Have);
    }

    [Fact]
    public void Diff_WhatAwsCanChangeOfAnAlb_Updates()
    {
        var want = Want with { Type = LoadBalancerType.Application, CrossZone = null, EnforceOnPrivateLinkTraffic = null, DropInvalidHeaderFields = true };
        var have = Have with { Type = LoadBalancerType.Application, CrossZone = null, EnforceOnPrivateLinkTraffic = null, DropInvalidHeaderFields = false };

        DiffAssert.Updates("LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled", want, have);
        DiffAssert.Updates("Subnets", want with { DropInvalidHeaderFields = false, Subnets = [Ref.To("subnet-1")] }, have);
    }

    [Fact]
    public void Diff_EnforcementUntold_CountsAsItWasWantedLast()
    {
        var untold = Have with { EnforceOnPrivateLinkTraffic = true, NotReturned = [Enforcement], Tags = Diffs.Made(Want).Tags };

        DiffAssert.Same(Want, untold);
        DiffAssert.Updates(Enforcement, Want, untold with { NotReturned = [] });
        DiffAssert.Updates(Enforcement, Want, untold with { Tags = Have.Tags });
        Assert.Contains(Diffs.Of(Want, untold with { Tags = Diffs.Made(Want with { EnforceOnPrivateLinkTraffic = true }).Tags }), change =>
            change == $"{Enforcement}: on -> off");
    }

    [Fact]
    public void PointsAt_SubnetsGroupsAndTargetGroups_AreDeletedAfterIt() =>
        Assert.Equal(["subnet-1", "subnet-2", "sg-1", TargetGroupState.AliasFor(Have.PhysicalId)], Have.DependsOn);
}
