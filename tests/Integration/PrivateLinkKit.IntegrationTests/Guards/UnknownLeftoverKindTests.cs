using Amazon.EC2.Model;
using PrivateLinkKit.IntegrationTests.Units;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>The id of a described resource on a resource of another kind does not make it the stack's.</summary>
public class UnknownLeftoverKindTests
{
    private const int Acme = 1;

    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().WithTenant(Acme).Build();

    [Theory]
    [InlineData("dogs/nlb", TestEnvironment.Account)]
    [InlineData("dogs/endpoint-service", TestEnvironment.Account)]
    [InlineData("customer/endpoint", TestEnvironment.Account)]
    [InlineData("dogs/nlb", "000000000003")]
    public async Task Apply_AddressWithADescribedId_StaysUntilConsentedTo(string id, string account)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var address = await edge.ForeignAddressAsync(id, account);
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        var held = Assert.Single(refused.Held);
        Assert.Equal((InterruptionCode.UnknownLeftover, id), (held.Code, held.LogicalId));
        Assert.Contains(address, held.Evidence, StringComparison.Ordinal);
        Assert.Contains(address, await edge.AddressesAsync(account));

        await edge.ApplyConsentedAsync(plan);
        Assert.DoesNotContain(address, await edge.AddressesAsync(account));
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Theory]
    [InlineData("dogs/nlb")]
    [InlineData("customer/endpoint")]
    public async Task Plan_OfSomeUnitsAndAnAddressWithADescribedId_LeavesTheServiceAlone(string id)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await edge.ForeignAddressAsync(id);

        var plan = await edge.PrivateLink.PlanAsync(Stack, new PlanOptions { Units = [Tenants.Name(Acme)] });

        Assert.True(plan.IsEmpty, plan.ToString());
    }

    [Fact]
    public async Task Plan_RenamedConsumerAndANetworkWithTheIdOfItsGroup_SeesTheRename()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var vpc = (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.90.0.0/24" })).Vpc.VpcId;
        await edge.Ec2.TagAsync(vpc, "customer/endpoint-group");

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().ConsumeFrom("client", Stacks.InOwnVpc).WithTenant(Acme).Build());

        Assert.Equal(
            [("customer/endpoint", InterruptionCode.Renamed), ("customer/endpoint-group", InterruptionCode.UnknownLeftover)],
            plan.Interruptions.Select(one => (one.LogicalId, one.Code)).Order());
    }
}
