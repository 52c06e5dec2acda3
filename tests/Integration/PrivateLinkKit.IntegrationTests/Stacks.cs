using PrivateLinkKit.Samples;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Variations of a small service: tasks directly behind an NLB, in private subnets only.</summary>
internal static class Stacks
{
    public static readonly string[] Zones = ["eu-west-1a", "eu-west-1b"];

    public static WorkloadBuilder Workload(Func<FargateBuilder, FargateBuilder>? configure = null, string name = "dogs") => PrivateLink
        .ExposeService(name)
        .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(Zones))
        .RunOnFargate(task => (configure ?? (same => same))(task.Image(DogNamesImage.Name).Port(8080)));

    public static PrivateLinkStackBuilder Service() => Workload().ViaNlb(nlb => nlb.Listen(8080));

    public static ConsumerBuilder InOwnVpc(ConsumerBuilder consumer) => consumer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(Zones));

    public static PrivateLinkStackBuilder WithConsumer(this PrivateLinkStackBuilder service) => service.ConsumeFrom("customer", InOwnVpc);
}
