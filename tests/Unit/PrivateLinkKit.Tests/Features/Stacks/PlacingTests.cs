using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Stacks;

/// <summary>Named accounts, and missing regions.</summary>
public class PlacingTests
{
    private const string Role = "arn:aws:iam::222222222222:role/deployer";

    private static readonly Dictionary<string, AccountOptions> Accounts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["customer"] = new() { RoleArn = Role, ExternalId = "for-us" },
        ["own"] = new(),
        ["far"] = new() { Region = "us-east-1" },
    };

    [Fact]
    public void Compose_ConsumerInAnAccountOfRoleFor_RunsAsItsRoleAndMayConnect()
    {
        var graph = Compose(Consuming(consumer => consumer.InAccount("333333333333")));

        Assert.Equal(new Placement("eu-west-1", "arn:aws:iam::333333333333:role/tenant", "for-us"), graph.Find<InterfaceEndpoint>("app/endpoint").At);
        Assert.Contains("arn:aws:iam::333333333333:root", graph.Find<EndpointService>("task-api/endpoint-service").AllowedPrincipals);
    }

    [Theory]
    [InlineData("444444444444", Role)]
    [InlineData("555555555555", "555555555555")]
    public void Compose_RoleForReturnsNoRoleOfTheAccount_IsAFault(string account, string value)
    {
        var error = Assert.Throws<StackValidationException>(() => Compose(Consuming(consumer => consumer.InAccount(account))));

        Assert.Equal(("app", value), (Assert.Single(error.Errors).LogicalId, error.Errors[0].Value));
    }

    [Fact]
    public void Compose_ConsumerInNamedAccount_RunsAsItsRoleAndMayConnect()
    {
        var graph = Compose(Consuming(consumer => consumer.InAccount("CUSTOMER")));

        Assert.Equal(new Placement("eu-west-1", Role, "for-us"), graph.Find<InterfaceEndpoint>("app/endpoint").At);
        Assert.Equal(["arn:aws:iam::222222222222:root"], graph.Find<EndpointService>("task-api/endpoint-service").AllowedPrincipals);
    }

    [Fact]
    public void Compose_BothSidesInOneNamedAccount_AllowsNobodyElse()
    {
        var graph = Compose(Describe.Exposed().InAccount("customer").ConsumeFrom("app", consumer => consumer.InAccount("customer")));

        Assert.Equal([new Placement("eu-west-1", Role, "for-us")], graph.Placements);
        Assert.Empty(graph.Find<EndpointService>("task-api/endpoint-service").AllowedPrincipals);
    }

    [Fact]
    public void Compose_NamedAccountWithoutRole_IsTheCallersOwn() =>
        Assert.Equal([new Placement("eu-west-1")], Compose(Consuming(consumer => consumer.InAccount("own"))).Placements);

    [Fact]
    public void Compose_UnknownAccounts_AreAllNamed()
    {
        var error = Assert.Throws<StackValidationException>(() =>
            Compose(Consuming(consumer => consumer.InAccount("custmer"), Describe.Exposed().InAccount("me"))));

        Assert.Equal([("task-api", "me"), ("app", "custmer")], error.Errors.Select(fault => (fault.LogicalId, fault.Value)));
        Assert.All(error.Errors, fault => Assert.Contains("customer, far, own", fault.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_AccountOfAnotherRegion_IsRefused()
    {
        var stack = Describe.InUsedVpc().WithTask().ViaNlb().ConsumeFrom("app", consumer => consumer.InAccount("far").InUsedVpc("10.0.0.0/16"));

        var error = Assert.Throws<StackValidationException>(() => Compose(stack, defaultRegion: "eu-west-1"));

        Assert.Equal(("app", "us-east-1"), Assert.Single(error.Errors.Select(fault => (fault.LogicalId, fault.Value))));
    }

    [Fact]
    public void Compose_ZonesNotNamed_AreThoseOfTheOptionsRegion()
    {
        var graph = Compose(Unplaced.ConsumeFrom("app"), "us-gov-west-1");

        Assert.Equal(
            ["us-gov-west-1a", "us-gov-west-1b"],
            graph.InOrder.OfType<Subnet>().Where(subnet => subnet.Id.Unit == "app").Select(subnet => subnet.AvailabilityZone).Order());
        Assert.Contains(graph.InOrder.OfType<Subnet>(), subnet => subnet is { Id.Value: "task-api/private-us-gov-west-1b" });
        Assert.All(graph.InOrder, resource => Assert.Equal(new Placement("us-gov-west-1"), resource.At));
    }

    [Fact]
    public void Compose_ZonesNotNamed_AreThoseOfTheNamedAccountsRegion() =>
        Assert.Equal([new Placement("us-east-1")], Compose(Unplaced.InAccount("far"), "eu-west-1").Placements);

    [Fact]
    public void Compose_ZonesNotNamedAndNoRegion_NamesAllRemedies()
    {
        var fault = Assert.Single(Assert.Throws<StackValidationException>(() => Compose(Unplaced, defaultRegion: null)).Errors);

        Assert.Equal("task-api", fault.LogicalId);
        Assert.All(["InRegion", "AcrossZones", "PrivateLinkOptions.Region"], way => Assert.Contains(way, fault.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_ZonesNotNamed_AreCheckedOnceTheyAreKnown()
    {
        var stack = PrivateLink.ExposeService("task-api").InVpc(vpc => vpc.Cidr("10.0.0.0/26")).WithTask().BehindAlb().ViaNlb();

        var fault = Assert.Single(Assert.Throws<StackValidationException>(() => Compose(stack, "eu-west-1")).Errors);

        Assert.Equal(("task-api/alb", "/28"), (fault.LogicalId, fault.Value));
    }

    [Fact]
    public void Compose_AccountId_IsItsRootInThePartitionOfTheOptionsRegion() => Assert.Equal(
        ["arn:aws-cn:iam::222222222222:root"],
        Compose(Unplaced.AllowPrincipal("222222222222"), "cn-north-1").Find<EndpointService>("task-api/endpoint-service").AllowedPrincipals);

    [Fact]
    public void Compose_PrincipalOfAnotherPartitionThanTheOptionsRegion_IsAFault()
    {
        const string root = "arn:aws:iam::222222222222:root";

        var fault = Assert.Single(Assert.Throws<StackValidationException>(() => Compose(Unplaced.AllowPrincipal(root), "cn-north-1")).Errors);

        Assert.Equal(("task-api/endpoint-service", root), (fault.LogicalId, fault.Value));
    }

    [Fact]
    public void Compose_NamedAccountsRoleOfAnotherPartition_IsAFault()
    {
        var fault = Assert.Single(Assert.Throws<StackValidationException>(() => Compose(Unplaced.InAccount("customer"), "eusc-de-east-1")).Errors);

        Assert.Equal(("task-api", Role), (fault.LogicalId, fault.Value));
    }

    private static PrivateLinkStackBuilder Unplaced => PrivateLink.ExposeService("task-api").InVpc().WithTask().ViaNlb();

    private static PrivateLinkStackBuilder Consuming(Func<ConsumerBuilder, ConsumerBuilder> where, PrivateLinkStackBuilder? service = null) =>
        (service ?? Describe.Exposed()).ConsumeFrom("app", consumer => where(consumer.InVpc(vpc => vpc.AcrossZones("eu-west-1a"))));

    private static ResourceGraph Compose(PrivateLinkStackBuilder stack, string? defaultRegion = null) =>
        StackComposer.Compose(stack.Build(), defaultRegion, new NamedAccounts(Accounts, RoleFor));

    private static AccountRole? RoleFor(string account) => account switch
    {
        "333333333333" => new("arn:aws:iam::333333333333:role/tenant") { ExternalId = "for-us" },
        "444444444444" => new(Role),
        _ => null,
    };
}
