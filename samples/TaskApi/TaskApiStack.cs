using PrivateLinkKit;
using PrivateLinkKit.Samples;

namespace TaskApi;

/// <summary>ECS Fargate, ALB, NLB and endpoint service in the provider's VPC; an interface endpoint in the customer's.</summary>
internal static class TaskApiStack
{
    public const string Customer = "customer";

    public static PrivateLinkStack In(string region)
    {
        string[] zones = [$"{region}a", $"{region}b"];
        return PrivateLink
            .ExposeService("task-api")
            .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(zones))
            .RunOnFargate(task => task.Image(TaskApiImage.Name).ContainerName("demo").Port(8080).Count(2))
            .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
            .ViaNlb(nlb => nlb.Listen(80))
            .ConsumeFrom(Customer, customer => customer
                .InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(zones).WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(NatGateways.One))
                .InSubnets(SubnetTier.Public))
            .Build();
    }
}
