namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>Regions, roles and accounts.</summary>
public class PlacementRulesTests
{
    [Theory]
    [InlineData("eu-west")]
    [InlineData("eu-west-1a")]
    [InlineData("EU-WEST-1")]
    public void Build_BadRegion_IsAFault(string region) =>
        Faults.Only(Describe.InUsedVpc().WithTask().ViaNlb().InRegion(region), "task-api", region);

    [Fact]
    public void Build_ZonesOfAnotherRegion_IsAFault() =>
        Faults.Only(Describe.Exposed().InRegion("us-east-1"), "task-api/vpc", "eu-west-1a");

    [Fact]
    public void Build_ExistingLoadBalancerOfAnotherRegion_IsAFault() =>
        Faults.Only(Describe.Existing().InRegion("us-east-1"), "task-api/nlb", Describe.Nlb);

    [Fact]
    public void Build_ConsumerInAnotherRegion_IsAValidationError()
    {
        var fault = Faults.Only(
            Describe.Exposed().ConsumeFrom("app", c => c.InRegion("us-east-1").InUsedVpc("10.0.0.0/16")),
            "app",
            "us-east-1");

        Assert.Contains("not supported yet", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_SessionInsteadOfRole_IsAFaultThatNamesTheRole()
    {
        const string session = "arn:aws:sts::111111111111:assumed-role/deploy/me";

        var fault = Faults.Only(Describe.Existing().AsRole(session), "task-api", session);

        Assert.Contains(Describe.Role, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ConsumersRoleMalformed_IsAFault() =>
        Assert.Contains(Faults.Of(Describe.Exposed().ConsumeFrom("app", c => c.AsRole("deploy"))), fault => fault is { LogicalId: "app", Value: "deploy" });

    [Fact]
    public void Build_ExternalIdTooShort_IsAFault() => Faults.Only(Describe.Existing().AsRole(Describe.Role, "x"), "task-api", "x");

    [Fact]
    public void Build_AccountByNameAndRole_IsAFault() => Faults.Only(Describe.Existing().AsRole(Describe.Role).InAccount("customer"), "task-api", "customer");

    [Fact]
    public void Build_AccountWithoutName_IsAFault() => Faults.Only(Describe.Existing().InAccount(" "), "task-api", " ");

    [Fact]
    public void Build_ConsumerInNamedAccountWithoutZones_IsAFault() =>
        Assert.NotEmpty(Faults.Of(Describe.Exposed().ConsumeFrom("app", c => c.InAccount("customer"))));

    [Fact]
    public void Build_LoadBalancerOfAnotherAccount_IsAFault() =>
        Faults.Only(Describe.Existing().AsRole("arn:aws:iam::999999999999:role/deploy"), "task-api/nlb", Describe.Nlb);

    [Fact]
    public void Build_TaskRoleOfAnotherAccount_IsAFault()
    {
        const string role = "arn:aws:iam::999999999999:role/task";

        Faults.Only(Describe.OnFargate(task => task.TaskRole(role)).ViaNlb().AsRole(Describe.Role), "task-api/task", role);
    }
}
