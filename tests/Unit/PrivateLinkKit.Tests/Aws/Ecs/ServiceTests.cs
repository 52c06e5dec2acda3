using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ecs;

public class ServiceTests
{
    private static readonly LogicalId Id = new("task-api/service");
    private static readonly Placement At = new("eu-west-1");

    private static readonly Service Want = new(Id, At)
    {
        ServiceName = "task-api",
        Cluster = Ref.To("task-api"),
        TaskDefinition = Ref.To("arn:task:1"),
        DesiredCount = 2,
        Subnets = [Ref.To("subnet-2"), Ref.To("subnet-1")],
        SecurityGroups = [Ref.To("sg-1")],
        TargetGroupArn = Ref.To("arn:tg"),
        ContainerName = "task-api",
        ContainerPort = 8080,
    };

    private static readonly ServiceState Have = new(Id, At, "arn:service")
    {
        Tags = [new Tag("Name", "task-api/service")],
        ServiceName = "task-api",
        ClusterArn = "arn:aws:ecs:eu-west-1:111111111111:cluster/task-api",
        TaskDefinition = "arn:task:1",
        DesiredCount = 2,
        Subnets = ["subnet-1", "subnet-2"],
        SecurityGroups = ["sg-1"],
        TargetGroupArn = "arn:tg",
        ContainerName = "task-api",
        ContainerPort = 8080,
        MinimumHealthyPercent = 100,
    };

    [Fact]
    public void Diff_ClusterByNameAndByArn_IsNoChange() => DiffAssert.Same(Want, Have);

    [Fact]
    public void Diff_WhatAwsCannotChange_Replaces()
    {
        DiffAssert.Replaces("ServiceName", Want with { ServiceName = "other" }, Have);
        DiffAssert.Replaces("Cluster", Want with { Cluster = Ref.To("other") }, Have);
    }

    [Fact]
    public void Diff_WhatAwsCanChange_Updates()
    {
        DiffAssert.Updates("TaskDefinition", Want with { TaskDefinition = Ref.To("arn:task:2") }, Have);
        DiffAssert.Updates("DesiredCount", Want with { DesiredCount = 3 }, Have);
        DiffAssert.Updates("HealthCheckGracePeriodSeconds", Want with { HealthCheckGracePeriodSeconds = 60 }, Have);
        DiffAssert.Updates("HealthCheckGracePeriodSeconds", Want, Have with { HealthCheckGracePeriodSeconds = 60 });
        DiffAssert.Updates("NetworkConfiguration.AwsvpcConfiguration.Subnets", Want with { Subnets = [Ref.To("subnet-1")] }, Have);
        DiffAssert.Updates("NetworkConfiguration.AwsvpcConfiguration.SecurityGroups", Want with { SecurityGroups = [Ref.To("sg-2")] }, Have);
        DiffAssert.Updates("LoadBalancers.TargetGroupArn", Want, Have with { TargetGroupArn = null });
        DiffAssert.Updates("LoadBalancers.Targets", Want, Have with { StrayingTargets = 1 });
        DiffAssert.Updates("DeploymentConfiguration.MinimumHealthyPercent", Want, Have with { MinimumHealthyPercent = 0 });
        DiffAssert.Updates("LoadBalancers.ContainerName", Want with { ContainerName = "other" }, Have);
        DiffAssert.Updates("LoadBalancers.ContainerPort", Want with { ContainerPort = 8081 }, Have);
        DiffAssert.Updates("Deployment", Want, Have with { HasFailed = true });
        DiffAssert.Updates("Tags", Want with { Tags = [new Tag("team", "platform")] }, Have);
    }

    [Fact]
    public void PointsAt_EverythingItRunsOn_IsDeletedAfterIt() => Assert.Equal(
        ["arn:aws:ecs:eu-west-1:111111111111:cluster/task-api", "arn:task:1", "subnet-1", "subnet-2", "sg-1", "arn:tg"], Have.DependsOn);
}
