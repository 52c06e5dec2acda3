using System.Net;
using System.Text.Json;
using Amazon.EC2.Model;
using PrivateLinkKit.IntegrationTests.Discovery;
using PrivateLinkKit.IntegrationTests.Survival;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Two stacks of one name, whose providers are in different accounts, share a third account.</summary>
public class TwoHomesTests
{
    private const string Shared = "666666666666";
    private const string OtherProvider = "333333333333";

    private static readonly string[] Accounts = [TestEnvironment.Account, OtherProvider, Shared];

    [Fact]
    public async Task EveryOperation_ConsumersInOneAccount_LeavesTheOtherStackAsItIs()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (first, second) = (Stack("10.30.0.0/24"), Stack("10.31.0.0/24", OtherProvider));

        await edge.ApplyAsync(first);
        var ofFirst = await Inventory.OfAsync(edge, Accounts);
        var plan = await edge.PrivateLink.PlanAsync(second);
        Assert.All(plan.Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        await edge.PrivateLink.ApplyAsync(plan);
        Assert.Empty(ofFirst.Except(await Inventory.OfAsync(edge, Accounts)));
        Assert.True((await edge.PrivateLink.PlanAsync(first)).IsEmpty);

        await edge.ApplyConsentedAsync(Stack("10.32.0.0/24", OtherProvider));
        Assert.Empty(ofFirst.Except(await Inventory.OfAsync(edge, Accounts)));
        Assert.True((await edge.PrivateLink.PlanAsync(first)).IsEmpty);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack("10.32.0.0/24", OtherProvider))).IsEmpty);

        await edge.PrivateLink.DestroyAsync(second);
        Assert.Null(Holding.Difference(ofFirst, await Inventory.OfAsync(edge, Accounts)));
        await edge.PrivateLink.DestroyAsync(first);
        Assert.Empty(await Inventory.OfAsync(edge, Accounts));
    }

    [Fact]
    public async Task Apply_ConsumersInOneExistingVpc_NamesTheirGroupsApart()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var shared = edge.Ec2As(Shared);
        var vpcId = (await shared.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.40.0.0/24" })).Vpc.VpcId;
        var subnetId = (await shared.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpcId, CidrBlock = "10.40.0.0/26", AvailabilityZone = Stacks.Zones[0] })).Subnet.SubnetId;
        var (first, second) = (Using(Provider(null)), Using(Provider(OtherProvider)));

        await edge.ApplyAsync(first);
        await edge.ApplyAsync(second);

        var names = (await shared.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest())).SecurityGroups
            .Select(group => group.GroupName).Where(name => name != "default").ToList();
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^dogs-customer-endpoint-group-[0-9a-f]{6}$", name));
        Assert.True((await edge.PrivateLink.PlanAsync(first)).IsEmpty);
        Assert.True((await edge.PrivateLink.PlanAsync(second)).IsEmpty);

        PrivateLinkStack Using(PrivateLinkStackBuilder provider) => provider.ConsumeFrom("customer", customer => customer
            .UseVpc(vpcId, vpc => vpc.UseSubnets(subnetId).Cidr("10.40.0.0/24")).AsRole(Role(Shared))).Build();
    }

    [Fact]
    public async Task Plan_AStackOfTheSameNameAtAnotherHome_IsANoteInTextAndJson()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack("10.30.0.0/24"));

        var plan = await edge.PrivateLink.PlanAsync(Stack("10.31.0.0/24", OtherProvider));

        var note = Assert.Single(plan.Notes);
        Assert.Equal(PlanNoteCode.SameNameElsewhere, note.Code);
        Assert.Equal("Another stack named dogs, of the provider 000000000000/eu-west-1, has resources in this account in eu-west-1. "
            + "They are left as they are.", note.Text);
        Assert.Contains($"{Environment.NewLine}Note: {note.Text}{Environment.NewLine}", plan.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(plan.ToJson());
        Assert.Equal("SameNameElsewhere", json.RootElement.GetProperty("notes")[0].GetProperty("code").GetString());
        Assert.Equal(note.Text, json.RootElement.GetProperty("notes")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("000000000000/eu-west-1", 0)]
    [InlineData("333333333333", 1)]
    public async Task ResolveAsync_TwoHomes_AreAmbiguousUntilTheHomeSelectsOne(string? home, int? expected)
    {
        await using var edge = await TestEnvironment.StartAsync();
        ApplyResult[] results = [await edge.ApplyAsync(Stack("10.30.0.0/24")), await edge.ApplyAsync(Stack("10.31.0.0/24", OtherProvider))];
        var options = edge.Options();
        options.Accounts["shared"] = new AccountOptions { RoleArn = Role(Shared) };
        options.TimeProvider = new ManualClock();
        options.Endpoints["dogs"] = new EndpointOptions { Stack = "dogs", Account = "shared", Home = home };
        options.Resolution.LookUp = (_, _) => Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse("10.30.0.10")]);
        using var resolver = new EndpointResolver(options);

        var error = await Record.ExceptionAsync(() => resolver.ResolveAsync("dogs").AsTask());

        if (expected is null)
        {
            var ambiguous = Assert.IsType<AmbiguousEndpointException>(error);
            Assert.Equal(results.Select(result => result.Endpoint("customer").EndpointId).Order(), ambiguous.EndpointIds.Order());
            Assert.EndsWith("Select one with the option Home.", ambiguous.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(error);
            Assert.Equal(results[expected.Value].Endpoint("customer").EndpointId, (await resolver.ResolveAsync("dogs")).EndpointId);
        }
    }

    private static PrivateLinkStack Stack(string cidr, string? provider = null) => Provider(provider).ConsumeFrom("customer", customer => customer
        .InVpc(vpc => vpc.Cidr(cidr).AcrossZones(Stacks.Zones[0])).AsRole(Role(Shared))).Build();

    private static PrivateLinkStackBuilder Provider(string? account) =>
        account is null ? Stacks.Service() : Stacks.Service().AsRole(Role(account));

    private static string Role(string account) => $"arn:aws:iam::{account}:role/deployer";
}
