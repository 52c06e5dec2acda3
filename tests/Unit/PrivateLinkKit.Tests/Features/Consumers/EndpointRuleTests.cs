using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Consumers;

public class EndpointRuleTests
{
    private const string Id = "app/endpoint";

    [Fact]
    public void Build_ConsumerInAZoneTheServiceIsNotIn_IsAFault() =>
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.InVpc(vpc => vpc.AcrossZones("eu-west-1b", "eu-west-1c"))), Id, "eu-west-1c");

    [Fact]
    public void Build_ConsumerOfAnotherAccount_MayNameAnyZone() => Faults.None(Describe.Exposed()
        .ConsumeFrom("app", c => c.AsRole("arn:aws:iam::222222222222:role/deploy").InVpc(vpc => vpc.AcrossZones("eu-west-1c"))));

    [Fact]
    public void Build_ConsumerOfAnotherAccountWithoutZones_IsAFault() =>
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.AsRole("arn:aws:iam::222222222222:role/deploy")), "app/vpc", "");

    [Fact]
    public void Build_EndpointInPublicSubnetsThatAreMissing_IsAFault() =>
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.InSubnets(SubnetTier.Public)), Id, "Public");

    [Fact]
    public void Build_TierInExistingVpc_IsAFault() => Faults.Only(
        Describe.Exposed().ConsumeFrom("app", c => c.InUsedVpc("10.0.0.0/16").InSubnets(SubnetTier.Private)), Id, "Private");

    [Fact]
    public void Build_ExistingVpcOfUnknownRange_NeedsAdmitFrom()
    {
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.InUsedVpc(cidr: null)), Id, Describe.Vpc);
        Faults.None(Describe.Exposed().ConsumeFrom("app", c => c.InUsedVpc(cidr: null).AdmitFrom(Describe.Group)));
    }

    [Fact]
    public void Build_ConsumersWithTheSameRange_AreValid() => Faults.None(Describe.Exposed().ConsumeFrom("one").ConsumeFrom("two"));
}
