namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>Valid descriptions, to be changed in the one setting of a test.</summary>
internal static class Describe
{
    public const string Vpc = "vpc-0a1b2c3d4e5f60718";
    public const string SubnetA = "subnet-0a1b2c3d4e5f6071a";
    public const string SubnetB = "subnet-0a1b2c3d4e5f6071b";
    public const string Group = "sg-0a1b2c3d4e5f60718";
    public const string Role = "arn:aws:iam::111111111111:role/deploy";
    public const string Alb = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/web/0123456789abcdef";
    public const string Nlb = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/web/0123456789abcdef";

    /// <summary>The Task API as the README shows it.</summary>
    public static PrivateLinkStackBuilder TaskApi() => PrivateLink
        .ExposeService("task-api")
        .InVpc(vpc => vpc.Cidr("10.100.100.0/24").AcrossZones("eu-west-1a", "eu-west-1b"))
        .RunOnFargate(task => task.Image("lvthillo/python-flask-api").Port(8080).Count(2))
        .BehindAlb(alb => alb.Listen(8888).HealthCheck("/api/tasks"))
        .ViaNlb(nlb => nlb.Listen(80))
        .AllowPrincipal("arn:aws:iam::222222222222:root")
        .ConsumeFrom("customer", c => c.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones("eu-west-1a", "eu-west-1b")));

    public static ServiceInVpcBuilder InVpc(Func<VpcBuilder, VpcBuilder>? configure = null, string name = "task-api") =>
        PrivateLink.ExposeService(name).InVpc(vpc => InTwoZones(vpc.Configured(configure)));

    public static ServiceInVpcBuilder InUsedVpc(params string[] subnets) =>
        PrivateLink.ExposeService("task-api").UseVpc(Vpc, vpc => vpc.UseSubnets(subnets));

    public static ServiceInVpcBuilder InUsedVpc() => InUsedVpc(SubnetA, SubnetB);

    /// <summary>A consumer in one subnet of an existing VPC.</summary>
    public static ConsumerBuilder InUsedVpc(this ConsumerBuilder consumer, string? cidr) =>
        consumer.UseVpc(Vpc, vpc => cidr is null ? vpc.UseSubnets(SubnetA) : vpc.UseSubnets(SubnetA).Cidr(cidr));

    public static WorkloadBuilder OnFargate(Func<FargateBuilder, FargateBuilder>? configure = null) => InVpc().WithTask(configure);

    public static WorkloadBuilder WithTask(this ServiceInVpcBuilder service, Func<FargateBuilder, FargateBuilder>? configure = null) =>
        service.RunOnFargate(task => task.Image("nginx").Port(8080).Configured(configure));

    public static PrivateLinkStackBuilder Exposed() => OnFargate().ViaNlb();

    /// <summary>An existing NLB: the description with the fewest other parts.</summary>
    public static PrivateLinkStackBuilder Existing() => PrivateLink.ExposeService("task-api").UseNlb(Nlb);

    private static VpcBuilder InTwoZones(VpcBuilder vpc) => vpc.Zones.Count > 0 ? vpc : vpc.AcrossZones("eu-west-1a", "eu-west-1b");

    private static T Configured<T>(this T builder, Func<T, T>? configure) => configure is null ? builder : configure(builder);
}
