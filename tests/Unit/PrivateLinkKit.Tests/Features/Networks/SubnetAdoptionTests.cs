using FsCheck;
using FsCheck.Fluent;
using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Networks;

public class SubnetAdoptionTests
{
    private static readonly string[] AllZones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];

    /// <summary>A VPC with a sequence of descriptions.</summary>
    private static readonly Arbitrary<(string Vpc, Wish[] Wishes)> Histories =
        (from prefix in Gen.Choose(18, 25)
         from wishes in (from zones in Gen.Elements<string[]>(AllZones, AllZones[..2], AllZones[1..], [AllZones[0], AllZones[2]], AllZones[..1])
                         from layout in Gen.Elements(SubnetLayout.PrivateOnly, SubnetLayout.PublicAndPrivate)
                         from size in Gen.Elements<int?>(null, null, null, 28)
                         select new Wish(zones, layout, size)).ArrayOf(5)
         select ($"10.0.0.0/{prefix}", wishes)).ToArbitrary();

    [Fact]
    public void Adopt_AnyHistory_NeverOverlapsAndStaysInside() => ForEachStep((vpc, _, after) =>
        after.All(one => vpc.Contains(Range(one)) && after.Count(other => Range(one).Overlaps(Range(other))) == 1));

    [Fact]
    public void Adopt_AnyHistory_MovesAllOrNone() => ForEachStep((_, before, after) =>
    {
        var stay = after.Where(subnet => before.Any(old => old.Id == subnet.Id && (!subnet.IsSizeAsked || Size(old.CidrBlock) == Size(subnet.CidrBlock))))
            .ToList();
        return stay.All(subnet => before.Any(old => old.Id == subnet.Id && old.CidrBlock == subnet.CidrBlock))
            || after.All(subnet => subnet.ReplacementReason is not null);
    });

    [Fact]
    public void Adopt_AnyHistory_PutsNewOnesOnlyWhereNothingIsUnlessAllMove() => ForEachStep((_, before, after) =>
        after.Where(subnet => subnet.ReplacementReason is null && before.All(old => old.CidrBlock != subnet.CidrBlock))
            .All(subnet => before.All(old => !Range(old.CidrBlock).Overlaps(Range(subnet)))));

    [Fact]
    public void Adopt_Twice_ReportsTheSame() => ForEachStep(
        (vpc, before, after) => after.SequenceEqual(Subnets(Adopt(Wanted(vpc, after), vpc, [.. before.Reverse()]))));

    [Fact]
    public void Adopt_ZoneAddedWithRoom_KeepsTheOthersAndTakesWhatIsFree()
    {
        var have = Existing(Subnets(Describe("10.0.0.0/16", AllZones[..1], SubnetLayout.PublicAndPrivate, 24)));

        var after = Subnets(Adopt(Describe("10.0.0.0/16", AllZones[..2], SubnetLayout.PublicAndPrivate, 24), "10.0.0.0/16", have));

        Assert.Equal(
            ["public-eu-west-1a 10.0.0.0/24", "public-eu-west-1b 10.0.2.0/24", "private-eu-west-1a 10.0.1.0/24", "private-eu-west-1b 10.0.3.0/24"],
            after.Select(subnet => $"{subnet.Id.Value.Split('/')[1]} {subnet.CidrBlock}"));
    }

    [Fact]
    public void Adopt_ZoneAddedToAFullVpc_ReplacesAllSubnetsWithTheReason()
    {
        var have = Existing(Subnets(Describe("10.0.0.0/24", AllZones[..2], SubnetLayout.PrivateOnly, null)));

        var after = Subnets(Adopt(Describe("10.0.0.0/24", AllZones, SubnetLayout.PrivateOnly, null), "10.0.0.0/24", have));

        Assert.Equal(["10.0.0.0/26", "10.0.0.64/26", "10.0.0.128/26"], after.Select(subnet => subnet.CidrBlock));
        Assert.All(after, subnet => Assert.Contains("10.0.0.0/24 has no room for demo/private-eu-west-1c", subnet.ReplacementReason, StringComparison.Ordinal));
    }

    [Fact]
    public void Adopt_OtherVpcRange_LeavesTheDescriptionAlone()
    {
        var want = Describe("10.0.0.0/24", AllZones[..2], SubnetLayout.PrivateOnly, null);

        Assert.Same(want, Adopt(want, "10.9.0.0/24", Existing(Subnets(want))));
    }

    private static void ForEachStep(Func<Ipv4Cidr, IReadOnlyList<SubnetState>, IReadOnlyList<Subnet>, bool> holds) => Prop.ForAll(Histories, history =>
    {
        IReadOnlyList<SubnetState> have = [];
        foreach (var wish in history.Wishes)
        {
            if (TryDescribe(history.Vpc, wish) is not { } want)
            {
                continue;
            }

            var after = Subnets(Adopt(want, history.Vpc, have));
            if (!holds(Range(history.Vpc), have, after))
            {
                return false;
            }

            have = Existing(after);
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static ResourceGraph Adopt(ResourceGraph want, string vpc, IReadOnlyList<SubnetState> have) => want.AdjustedTo(
        [new VpcState(new("demo", "vpc"), At, "vpc-1") { CidrBlock = vpc, EnableDnsHostnames = true, EnableDnsSupport = true }, .. have]);

    private static ResourceGraph Adopt(ResourceGraph want, Ipv4Cidr vpc, IReadOnlyList<SubnetState> have) => Adopt(want, vpc.ToString(), have);

    private static ResourceGraph? TryDescribe(string vpc, Wish wish)
    {
        try
        {
            return Describe(vpc, wish.Zones, wish.Layout, wish.Size);
        }
        catch (StackValidationException)
        {
            return null;
        }
    }

    private static ResourceGraph Describe(string vpc, string[] zones, SubnetLayout layout, int? size) => PrivateLink.ExposeService("service")
        .UseNlb("arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/net/there/0123456789abcdef", 80)
        .ConsumeFrom("demo", consumer => consumer.InVpc(network => network.Cidr(vpc).AcrossZones(zones).WithSubnets(layout, size)))
        .Compose();

    private static ResourceGraph Wanted(Ipv4Cidr vpc, IEnumerable<Subnet> subnets) =>
        new("demo", [new Vpc(new("demo", "vpc"), At) { CidrBlock = vpc.ToString() }, .. subnets], [At]);

    private static List<Subnet> Subnets(ResourceGraph graph) => [.. graph.InOrder.OfType<Subnet>()];

    private static List<SubnetState> Existing(IEnumerable<Subnet> subnets) =>
        [.. subnets.Select((subnet, index) => new SubnetState(subnet.Id, subnet.At, $"subnet-{index}")
    {
        VpcId = "vpc-1",
        CidrBlock = subnet.CidrBlock,
        AvailabilityZone = subnet.AvailabilityZone,
    })];

    private static Placement At { get; } = new("eu-west-1");

    private static Ipv4Cidr Range(Subnet subnet) => Range(subnet.CidrBlock);

    private static Ipv4Cidr Range(string cidr) => Ipv4Cidr.TryParse(cidr, out var range) ? range : throw new FormatException(cidr);

    private static int Size(string cidr) => Range(cidr).PrefixLength;

    private sealed record Wish(string[] Zones, SubnetLayout Layout, int? Size);
}
