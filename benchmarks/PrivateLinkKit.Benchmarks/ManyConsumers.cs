using PrivateLinkKit.Samples;

namespace PrivateLinkKit.Benchmarks;

/// <summary>The Task API with any number of consumers, each in a VPC of its own.</summary>
internal static class ManyConsumers
{
    public const string Region = "eu-west-1";
    public const string First = "customer-1";
    public static readonly string[] Zones = [$"{Region}a", $"{Region}b"];

    public static PrivateLinkStack Stack(int count) => Enumerable.Range(1, count)
        .Aggregate(
            PrivateLink
                .ExposeService("task-api")
                .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(Zones))
                .RunOnFargate(task => task.Image(TaskApiImage.Name).Port(8080).Count(2))
                .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
                .ViaNlb(nlb => nlb.Listen(80)),
            (service, number) => service.ConsumeFrom($"customer-{number}", consumer => consumer.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(Zones))))
        .Build();
}
