namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>
/// The Task API with all its consumers in one account, before and after a change: another image, one principal less, one consumer more.
/// </summary>
internal static class OneAccount
{
    public const string Kept = "arn:aws:iam::444444444444:root";
    public const string NextImage = "task-api:2";

    private const string Dropped = "arn:aws:iam::555555555555:root";

    public static PrivateLinkStack First { get; } = Service("task-api:1").AllowPrincipal(Kept).AllowPrincipal(Dropped).Build();

    public static PrivateLinkStack Next { get; } = Service(NextImage)
        .AllowPrincipal(Kept)
        .ConsumeFrom("partner", partner => partner.InVpc(vpc => vpc.Cidr("10.2.2.0/24").AcrossZones(Stacks.Zones)))
        .Build();

    private static PrivateLinkStackBuilder Service(string image) => PrivateLink
        .ExposeService("task-api")
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones(Stacks.Zones))
        .RunOnFargate(task => task.Image(image).ContainerName("demo").Port(8080).Count(2))
        .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80))
        .ConsumeFrom("customer", customer => customer
            .InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(NatGateways.One))
            .InSubnets(SubnetTier.Public));
}
