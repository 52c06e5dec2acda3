using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Networks;

/// <summary>Ranges, zones and subnets.</summary>
public class NetworkRulesTests
{
    private const string Id = "task-api/vpc";

    [Theory]
    [InlineData("10.0.0.0", "This is not an IPv4 range.")]
    [InlineData("fd00::/48", "This is not an IPv4 range.")]
    [InlineData("10.0.0.0/016", "This is not an IPv4 range.")]
    [InlineData("10.0.0.0/15", "AWS allows VPCs of /16 to /28.")]
    [InlineData("10.0.0.128/16", "The range has host bits set.")]
    [InlineData("127.0.0.0/16", "AWS allows no VPC in 127.0.0.0/8.")]
    [InlineData("169.254.0.0/24", "AWS allows no VPC in 169.254.0.0/16.")]
    [InlineData("239.1.0.0/16", "AWS allows no VPC in 224.0.0.0/4.")]
    public void Build_BadRange_IsAFault(string cidr, string problem) => Assert.Equal(problem, Faults.Only(InVpc(vpc => vpc.Cidr(cidr)), Id, cidr).Problem);

    [Fact]
    public void Build_UsedVpcWithBadRange_IsAFault() =>
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.InUsedVpc("10.0.0.0/8")), "app/vpc", "10.0.0.0/8");

    [Theory]
    [InlineData("usw2-lax1-az1")]
    [InlineData("us-west-2-lax-1a")]
    [InlineData("eu-west-1")]
    public void Build_NoZoneName_IsAFault(string zone) => Faults.Only(InVpc(vpc => vpc.AcrossZones(zone)), Id, zone);

    [Fact]
    public void Build_ZoneTwice_IsAFault() => Faults.Only(InVpc(vpc => vpc.AcrossZones("eu-west-1a", "eu-west-1a")), Id, "eu-west-1a");

    [Fact]
    public void Build_ZonesOfTwoRegions_IsAFault() => Faults.Only(InVpc(vpc => vpc.AcrossZones("eu-west-1a", "eu-west-2a")), Id, "eu-west-1a, eu-west-2a");

    [Theory]
    [InlineData(27, 28)]
    [InlineData(28, 28)]
    [InlineData(24, 25)]
    public void Build_SubnetsDoNotFit_IsAFault(int vpcPrefix, int subnetPrefix)
    {
        var cidr = $"10.0.0.0/{vpcPrefix}";

        var fault = Faults.Only(InVpc(vpc => vpc.Cidr(cidr).WithSubnets(SubnetLayout.PublicAndPrivate, subnetPrefix)), Id, cidr);

        Assert.Contains($"4 subnets of /{subnetPrefix}", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_RangeTooSmallForSubnets_IsAFault() => Faults.Only(InVpc(vpc => vpc.Cidr("10.0.0.0/27")), Id, "10.0.0.0/27");

    [Fact]
    public void Build_AlbInSubnetsSmallerThan27_IsAFault()
    {
        Faults.Only(WithAlb(vpc => vpc.Cidr("10.0.0.0/26")), "task-api/alb", "/28");
        Faults.Only(WithAlb(vpc => vpc.WithSubnets(SubnetLayout.PublicAndPrivate, 28)), "task-api/alb", "/28");
        Faults.None(WithAlb(vpc => vpc.Cidr("10.0.0.0/25")));
        Faults.None(InVpc(vpc => vpc.Cidr("10.0.0.0/26")));
    }

    [Theory]
    [InlineData("10.0.0.0/26", 20, false, true)]
    [InlineData("10.0.0.0/26", 21, false, false)]
    [InlineData("10.0.0.0/25", 36, true, true)]
    [InlineData("10.0.0.0/25", 37, true, false)]
    public void Build_MoreTasksThanFreeAddresses_IsAFault(string cidr, int tasks, bool alb, bool fits)
    {
        var workload = Describe.InVpc(vpc => vpc.Cidr(cidr)).WithTask(task => task.Count(tasks));
        var stack = alb ? workload.BehindAlb().ViaNlb() : workload.ViaNlb();

        if (fits)
        {
            Faults.None(stack);
        }
        else
        {
            Faults.Only(stack, Id, $"{tasks} tasks");
        }
    }

    [Theory]
    [InlineData(15)]
    [InlineData(29)]
    public void Build_SubnetSizeThatAwsRefuses_IsAFault(int prefix) =>
        Faults.Only(InVpc(vpc => vpc.WithSubnets(SubnetLayout.PublicAndPrivate, prefix)), Id, $"/{prefix}");

    [Fact]
    public void Build_SubnetSizeGiven_IsUsed()
    {
        var graph = InVpc(vpc => vpc.WithSubnets(SubnetLayout.PublicAndPrivate, 24)).Compose();

        Assert.Equal(
            ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"], graph.InOrder.OfType<Subnet>().Select(subnet => subnet.CidrBlock));
    }

    [Fact]
    public void Build_NatWithoutPublicSubnets_IsAFault() =>
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.InVpc(vpc => vpc.WithNatGateways(NatGateways.OnePerZone))), "app/vpc", "OnePerZone");

    [Fact]
    public void Build_TaskWithoutNat_IsAFault() => Faults.Only(InVpc(vpc => vpc.WithNatGateways(NatGateways.None)), Id, "None");

    [Theory]
    [InlineData("vpc-1")]
    [InlineData("subnet-0a1b2c3d4e5f60718")]
    [InlineData("vpc-0A1B2C3D4E5F60718")]
    public void Build_BadVpcId_IsAFault(string id) =>
        Faults.Only(PrivateLink.ExposeService("task-api").UseVpc(id, vpc => vpc.UseSubnets(Describe.SubnetA)).WithTask().ViaNlb(), Id, id);

    [Fact]
    public void Build_UsedVpcWithoutSubnets_IsAFault() =>
        Faults.Only(PrivateLink.ExposeService("task-api").UseVpc(Describe.Vpc, vpc => vpc).WithTask().ViaNlb(), Id, Describe.Vpc);

    [Fact]
    public void Build_BadSubnetId_IsAFault() =>
        Faults.Only(Describe.InUsedVpc("subnet-x").WithTask().ViaNlb(), Id, "subnet-x");

    [Fact]
    public void Build_SubnetTwice_IsAFault() =>
        Faults.Only(Describe.InUsedVpc(Describe.SubnetA, Describe.SubnetA).WithTask().ViaNlb(), Id, Describe.SubnetA);

    [Fact]
    public void AcrossZones_MoreCalls_AddZones()
    {
        var vpc = PrivateLink.ExposeService("task-api").InVpc(vpc => vpc.AcrossZones("eu-west-1a").AcrossZones("eu-west-1b"));

        Assert.Equal(
            ["eu-west-1a", "eu-west-1b"], vpc.WithTask().ViaNlb().Compose().InOrder.OfType<Subnet>().Select(subnet => subnet.AvailabilityZone).Distinct());
    }

    [Fact]
    public void UseSubnets_MoreCalls_AddSubnets()
    {
        var service = PrivateLink.ExposeService("task-api").UseVpc(Describe.Vpc, vpc => vpc.UseSubnets(Describe.SubnetA).UseSubnets(Describe.SubnetB));

        var balancer = service.WithTask().ViaNlb().Compose().Find<LoadBalancer>("task-api/nlb");

        Assert.Equal([Describe.SubnetA, Describe.SubnetB], balancer.Subnets.Select(subnet => $"{subnet}"));
    }

    [Fact]
    public void Build_MoreSubnetsThanAServiceTakes_IsAFault()
    {
        var subnets = Enumerable.Range(0, 17).Select(n => $"subnet-0a1b2c3d4e5f607{n:x2}").ToArray();

        Faults.Only(Describe.InUsedVpc(subnets).WithTask().ViaNlb(), Id, "17 subnets");
        Faults.None(Describe.InUsedVpc(subnets[1..]).WithTask().ViaNlb());
    }

    private static PrivateLinkStackBuilder WithAlb(Func<VpcBuilder, VpcBuilder> configure) => Describe.InVpc(configure).WithTask().BehindAlb().ViaNlb();

    private static PrivateLinkStackBuilder InVpc(Func<VpcBuilder, VpcBuilder> configure) => Describe.InVpc(configure).WithTask().ViaNlb();
}
