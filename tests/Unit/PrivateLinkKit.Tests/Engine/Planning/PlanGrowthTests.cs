using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Engine.Planning;

/// <summary>Ten times the consumers may cost about ten times as much. Counted, not timed.</summary>
public class PlanGrowthTests
{
    private const double MostGrowth = 12;

    [Fact]
    public void Plan_TenTimesTheConsumers_AllocatesNoMoreThanTenTimesAsMuch()
    {
        var (few, many) = (Consumers(100), Consumers(1000));
        Plan(few, []);

        Assert.InRange(Allocated(() => Plan(many, [])), 0, MostGrowth * Allocated(() => Plan(few, [])));
    }

    [Fact]
    public void Plan_TenTimesTheNetworksThatExist_AllocatesNoMoreThanTenTimesAsMuch()
    {
        var (few, many) = (Consumers(100), Consumers(1000));
        var (fewNetworks, manyNetworks) = (Networks(few), Networks(many));
        Plan(few, fewNetworks);

        Assert.InRange(Allocated(() => Plan(many, manyNetworks)), 0, MostGrowth * Allocated(() => Plan(few, fewNetworks)));
    }

    [Fact]
    public void Plan_TenTimesTheResources_LooksAtEachReferenceNoMoreOften()
    {
        Assert.InRange(LooksAtReferences(1000), 0, MostGrowth * LooksAtReferences(100));
    }

    private static PrivateLinkStack Consumers(int count) => Enumerable.Range(1, count)
        .Aggregate(Describe.Exposed(), (stack, number) =>
        stack.ConsumeFrom($"customer-{number}", consumer => consumer.InVpc(vpc => vpc.Cidr("10.1.1.0/24").AcrossZones("eu-west-1a", "eu-west-1b"))))
        .Build();

    private static ResourceState[] Networks(PrivateLinkStack spec)
    {
        var graph = StackComposer.Compose(spec, "eu-west-1");
        return
        [
            .. graph.InOrder.OfType<Vpc>().Select(vpc => new VpcState(vpc.Id, vpc.At, vpc.Id.Value)
            { CidrBlock = vpc.CidrBlock, EnableDnsHostnames = true, EnableDnsSupport = true,
            }),
            .. graph.InOrder.OfType<Subnet>().Select(subnet => new SubnetState(subnet.Id, subnet.At, subnet.Id.Value)
            {
                VpcId = ((OutputOf)subnet.VpcId).Id.Value,
                CidrBlock = subnet.CidrBlock,
                AvailabilityZone = subnet.AvailabilityZone,
            }),
        ];
    }

    private static void Plan(PrivateLinkStack spec, ResourceState[] have)
    {
        var observed = new ObservedStack(have);
        new Planner(BuiltInModules.Set.Kind).Plan(StackComposer.Compose(spec, "eu-west-1").AdjustedTo(observed.Resources), observed);
    }

    private static double Allocated(Action act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A hub that all others use, and that has to be replaced.</summary>
    private static double LooksAtReferences(int users)
    {
        var looks = 0;
        var hub = new LogicalId("toys/hub");
        var ids = Enumerable.Range(0, users).Select(number => new LogicalId($"toys/{number}")).ToList();
        ToyRules.Plan(
            ids.Select(id => new Toy(id) { Uses = [Ref.To(hub)] }).Prepend(new Toy(hub) { Size = "big", Place = "here" }),
            ids.Select(id => new ToyState(id, id.Value) { Uses = ["hub"], Looked = () => looks++ })
                .Prepend(new ToyState(hub, "hub") { Size = "small", Place = "here" }));
        return looks;
    }
}
