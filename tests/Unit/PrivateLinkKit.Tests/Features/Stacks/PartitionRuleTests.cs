using Amazon;
using PrivateLinkKit.Aws.Ec2;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>All ARNs belong to the partition of the region.</summary>
public class PartitionRuleTests
{
    private const string Chinese = "arn:aws-cn:iam::222222222222:role/deploy";

    public static TheoryData<string> Regions =>
        [.. RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).Where(name => name != "us-east-1-regional")];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Build_EveryRegionOfTheSdk_TakesArnsOfItsPartition(string region)
    {
        var partition = RegionEndpoint.GetBySystemName(region).PartitionName;
        var stack = PrivateLink.ExposeService("task-api").InRegion(region).AsRole($"arn:{partition}:iam::111111111111:role/deploy")
            .InVpc()
            .RunOnFargate(task => task.Image("nginx").Port(8080)
                .ExecutionRole($"arn:{partition}:iam::111111111111:role/pull")
                .WithSecret("TOKEN", $"arn:{partition}:ssm:{region}:111111111111:parameter/token"))
            .ViaNlb()
            .AllowPrincipals("333333333333", $"arn:{partition}:iam::444444444444:root")
            .ConsumeFrom("app", app => app.InVpc(vpc => vpc.AcrossZones($"{region}a")).AsRole($"arn:{partition}:iam::222222222222:role/deploy"));

        Assert.Equal(
            [$"arn:{partition}:iam::222222222222:root", $"arn:{partition}:iam::333333333333:root", $"arn:{partition}:iam::444444444444:root"],
            stack.Compose(defaultRegion: null).Find<EndpointService>("task-api/endpoint-service").AllowedPrincipals);
    }

    [Fact]
    public void Build_ArnsOfAnotherPartition_AreAllFaults()
    {
        const string secret = "arn:aws-us-gov:ssm:us-gov-west-1:111111111111:parameter/token";
        var stack = Describe.OnFargate(task => task.ExecutionRole(Chinese).TaskRole("arn:aws-iso:iam::222222222222:role/work").WithSecret("TOKEN", secret))
            .ViaNlb()
            .AllowPrincipals("arn:aws-cn:iam::333333333333:root", "arn:aws:iam::333333333333:root")
            .ConsumeFrom("app", app => app.InVpc(vpc => vpc.AcrossZones("eu-west-1a")).AsRole(Chinese));

        var faults = Faults.Of(stack);

        Assert.Equal(
            [
                ("task-api/task", Chinese), ("task-api/task", "arn:aws-iso:iam::222222222222:role/work"), ("task-api/task", secret),
                ("task-api/endpoint-service", "arn:aws-cn:iam::333333333333:root"), ("app", Chinese),
            ],
            faults.Where(fault => fault.Problem.Contains("partition", StringComparison.Ordinal)).Select(fault => (fault.LogicalId, fault.Value)));
        Assert.All(faults, fault => Assert.Contains("aws", fault.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_NoRegionAndTwoPartitions_IsAFault() =>
        Faults.Only(Describe.InUsedVpc().WithTask(task => task.TaskRole(Describe.Role)).ViaNlb().AllowPrincipal(Chinese), "task-api/endpoint-service", Chinese);

    [Fact]
    public void Build_LoadBalancerArnOfAnotherPartitionThanItsRegion_IsAFault()
    {
        const string arn = "arn:aws-cn:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/web/0123456789abcdef";

        Faults.Only(PrivateLink.ExposeService("task-api").UseNlb(arn), "task-api/nlb", arn);
    }
}
