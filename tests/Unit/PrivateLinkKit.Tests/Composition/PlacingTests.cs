using PrivateLinkKit.Composition;
using PrivateLinkKit.Model;
using PrivateLinkKit.Resources.Ec2;
using PrivateLinkKit.Tests.Builders;

namespace PrivateLinkKit.Tests.Composition;

/// <summary>Accounts by name, and regions that nobody named.</summary>
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
        var error = Assert.Throws<StackValidationException>(() => Compose(Consuming(consumer => consumer.InAccount("custmer"), Describe.Exposed().InAccount("me"))));

        Assert.Equal([("task-api", "me"), ("app", "custmer")], error.Faults.Select(fault => (fault.LogicalId, fault.Value)));
        Assert.All(error.Faults, fault => Assert.Contains("customer, far, own", fault.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_AccountOfAnotherRegion_IsRefused()
    {
        var stack = Describe.InUsedVpc().WithTask().ViaNlb().ConsumeFrom("app", consumer => consumer.InAccount("far").InUsedVpc("10.0.0.0/16"));

        var error = Assert.Throws<StackValidationException>(() => Compose(stack, defaultRegion: "eu-west-1"));

        Assert.Equal(("app", "us-east-1"), Assert.Single(error.Faults.Select(fault => (fault.LogicalId, fault.Value))));
    }

    private static PrivateLinkStackBuilder Consuming(Func<ConsumerBuilder, ConsumerBuilder> where, PrivateLinkStackBuilder? service = null) =>
        (service ?? Describe.Exposed()).ConsumeFrom("app", consumer => where(consumer.InVpc(vpc => vpc.AcrossZones("eu-west-1a"))));

    private static ResourceGraph Compose(PrivateLinkStackBuilder stack, string? defaultRegion = null) =>
        StackComposer.Compose(stack.Build().Spec, defaultRegion, Accounts);
}
