using PrivateLinkKit.Samples;

namespace PrivateLinkKit.IntegrationTests.Changes;

/// <summary>A stack with every kind of resource, and its variable settings.</summary>
internal sealed record Description
{
    public Func<VpcBuilder, VpcBuilder> Network { get; init; } =
        vpc => InTwoZones(vpc).Cidr("10.20.0.0/16").WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24);

    public Func<FargateBuilder, FargateBuilder> Task { get; init; } = task => task.Image(DogNamesImage.Name).Port(8080).ExecutionRole(Role("pull"));

    /// <summary>null: no ALB.</summary>
    public Func<AlbBuilder, AlbBuilder>? Alb { get; init; } = alb => alb.HealthCheck("/dogs");

    public Func<NlbBuilder, NlbBuilder> Nlb { get; init; } = same => same;

    public Func<PrivateLinkStackBuilder, PrivateLinkStackBuilder> Stack { get; init; } = stack => stack.AllowPrincipal("222222222222").WithTag("team", "pets");

    public Func<VpcBuilder, VpcBuilder> CustomerNetwork { get; init; } =
        vpc => InTwoZones(vpc).Cidr("10.30.0.0/16").WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24);

    /// <summary>null: no consumer.</summary>
    public Func<ConsumerBuilder, ConsumerBuilder>? Customer { get; init; } = same => same;

    private static VpcBuilder InTwoZones(VpcBuilder vpc) => vpc.Zones.Count > 0 ? vpc : vpc.AcrossZones(Stacks.Zones);

    public static string Role(string name) => $"arn:aws:iam::{TestEnvironment.Account}:role/{name}";

    public PrivateLinkStack Build()
    {
        var workload = PrivateLink.ExposeService("dogs").InVpc(Network).RunOnFargate(Task);
        var stack = Stack(Alb is null ? workload.ViaNlb(Nlb) : workload.BehindAlb(Alb).ViaNlb(Nlb));
        return (Customer is null ? stack : stack.ConsumeFrom("customer", customer => Customer(customer.InVpc(CustomerNetwork)))).Build();
    }
}
