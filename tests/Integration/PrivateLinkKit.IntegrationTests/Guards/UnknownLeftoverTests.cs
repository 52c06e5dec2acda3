using Amazon.EC2.Model;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.IntegrationTests.Hosting;
using PrivateLinkKit.IntegrationTests.Units;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>The stack's tags alone are no reason to delete a resource that the description does not know.</summary>
public class UnknownLeftoverTests
{
    private const int Acme = 1;

    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();
    private static readonly PrivateLinkStack Fewer = Stacks.Workload(task => task.Count(1)).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build();
    private static readonly StackHome Home = new("dogs");

    [Theory]
    [InlineData("dogs/egress")]
    [InlineData("old/egress")]
    public async Task Apply_ForeignAddressWithTheStacksTags_StaysUntilConsentedTo(string id)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var address = await edge.ForeignAddressAsync(id);
        var plan = await edge.PrivateLink.PlanAsync(Fewer);

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        var held = Assert.Single(refused.Held);
        Assert.Equal((InterruptionCode.UnknownLeftover, id, false), (held.Code, held.LogicalId, held.IsStated));
        Assert.Empty(held.Endpoints);
        Assert.Contains($"AWS::EC2::EIP {address} has the stack's tags", held.Evidence, StringComparison.Ordinal);
        Assert.EndsWith("who uses it is not known", $"{held}", StringComparison.Ordinal);
        Assert.Contains(refused.Result!.Outcomes, outcome => outcome is { LogicalId: "dogs/service", Status: ChangeStatus.Done });
        Assert.Contains(address, await edge.AddressesAsync());

        await edge.ApplyConsentedAsync(Fewer);
        Assert.DoesNotContain(address, await edge.AddressesAsync());
        Assert.True((await edge.PrivateLink.PlanAsync(Fewer)).IsEmpty);
    }

    /// <summary>Ids that the library does not write are no ids of the stack.</summary>
    [Theory]
    [InlineData("egress")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("customer/")]
    [InlineData("/endpoint")]
    [InlineData("customer/end\npoint")]
    public async Task EveryOperation_MalformedLogicalId_IsIgnored(string id)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var address = await edge.ForeignAddressAsync(id);

        var renamed = await edge.ApplyConsentedAsync(Stacks.Service().ConsumeFrom("client", Stacks.InOwnVpc).Build());
        var destroyed = await DestroyAsync(edge, isByName: true);

        Assert.True(renamed.IsComplete);
        Assert.True(destroyed.IsComplete);
        Assert.Equal([address], await edge.AddressesAsync());
    }

    [Fact]
    public async Task Apply_ConsentToAnotherResourceOfThatName_DoesNotCoverIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var first = await edge.ForeignAddressAsync("dogs/egress");
        var seen = await edge.PrivateLink.PlanAsync(Stack);
        var second = await edge.ForeignAddressAsync("dogs/egress");

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(async () => await edge.PrivateLink.ApplyAsync(
            await edge.PrivateLink.PlanAsync(Stack), applyOptions: new ApplyOptions { Consent = InterruptionConsent.To(seen.Interruptions) }));

        Assert.Contains(second, Assert.Single(refused.Held).Evidence, StringComparison.Ordinal);
        var addresses = await edge.AddressesAsync();
        Assert.Contains(second, addresses);
        Assert.DoesNotContain(first, addresses);
    }

    /// <summary>A network whose parts are connected with each other only is as unknown as one resource.</summary>
    [Fact]
    public async Task Apply_ForeignNetworkConsentedToInPart_StaysWhole()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var vpc = (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.90.0.0/24" })).Vpc.VpcId;
        var subnet = (await edge.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.90.0.0/26" })).Subnet.SubnetId;
        await edge.Ec2.TagAsync(vpc, "old/vpc");
        await edge.Ec2.TagAsync(subnet, "old/subnet");
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions
        {
            Consent = InterruptionConsent.To(plan.Interruptions.Where(one => one.LogicalId == "old/vpc")),
        }));

        Assert.Equal("old/subnet", Assert.Single(refused.Held).LogicalId);
        Assert.Null(refused.Result);
        await edge.ApplyConsentedAsync(plan);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_ForeignEndpointOfAnotherService_IsNoConsumerThatWasRemoved()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var other = (await edge.ApplyAsync(Stacks.Workload(name: "cats").ViaNlb(nlb => nlb.Listen(8080)).AllowPrincipal(TestEnvironment.Account).Build()))
            .ServiceName!;
        var endpoint = await edge.ConnectAsync(other, TestEnvironment.Account);
        await edge.Ec2.TagAsync(endpoint, "old/endpoint");

        var held = Assert.Single((await edge.PrivateLink.PlanAsync(Stack)).Interruptions);

        Assert.Equal((InterruptionCode.UnknownLeftover, endpoint), (held.Code, Assert.Single(held.Endpoints).EndpointId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Destroy_ForeignAddressWithTheStacksTags_IsNotCompleteAndDeletesTheRest(bool isByName)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var address = await edge.ForeignAddressAsync("dogs/egress");

        var destroyed = await DestroyAsync(edge, isByName);

        Assert.False(destroyed.IsComplete);
        Assert.Equal([address], await edge.AddressesAsync());
        Assert.Equal(["dogs/egress"], destroyed.Outcomes.Where(outcome => outcome.Status is not ChangeStatus.Done).Select(outcome => outcome.LogicalId));
        var unit = Assert.Single(destroyed.Units, unit => unit.Result is UnitResult.Held);
        Assert.Contains($"UnknownLeftover needs consent: dogs/egress AWS::EC2::EIP {address}", unit.Reason, StringComparison.Ordinal);

        await edge.Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [address], Tags = [new Tag("privatelinkkit:stack")] });
        Assert.True((await DestroyAsync(edge, isByName)).IsComplete);
        Assert.Equal([address], await edge.AddressesAsync());
        Assert.Empty(await edge.RecordAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Destroy_ForeignAddressConsentedTo_LeavesNothing(bool isByName)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        await edge.ForeignAddressAsync("dogs/egress");
        var plan = isByName ? await edge.PrivateLink.PlanDestroyAsync(Home) : await edge.PrivateLink.PlanDestroyAsync(Stack);

        var destroyed = await edge.PrivateLink.DestroyAsync(
            plan, destroyOptions: new DestroyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });

        Assert.True(destroyed.IsComplete);
        Assert.Empty(await edge.AddressesAsync());
    }

    /// <summary>What a removed consumer leaves when its deletion fails half-way is connected with nothing any more.</summary>
    [Theory]
    [InlineData("ReleaseAddress")]
    [InlineData("DeleteVpc")]
    [InlineData("DeleteSecurityGroup")]
    public async Task Apply_RemovalOfAConsumerWasInterrupted_IsFinishedWithoutConsent(string operation)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var before = Stacks.Service().WithConsumer().ConsumeFrom("old", Egress).Build();
        await edge.ApplyAsync(before);
        edge.Aws.Faults.On(operation).Times(int.MaxValue).Fail("UnauthorizedOperation", "no", 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(Stack));
        edge.Aws.Faults.Clear();

        var plan = await edge.PrivateLink.PlanAsync(Stack);
        await edge.PrivateLink.ApplyAsync(plan);

        Assert.Contains(plan.Changes, change => change.Action is ChangeAction.Delete);
        Assert.Empty(plan.Interruptions);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Destroy_OfAConsumerThatWasUnreachableBefore_NeedsNoConsent(bool isByName)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().WithTenant(Acme).Build());
        edge.Aws.Close(Acme);
        await DestroyAsync(edge, isByName: true);
        edge.Aws.Faults.Clear();

        var destroyed = await DestroyAsync(edge, isByName);

        Assert.NotEmpty(destroyed.Outcomes);
        Assert.True(destroyed.IsComplete);
    }

    /// <summary>Of a consumer that got no endpoint, nothing is connected with the service.</summary>
    [Fact]
    public async Task Apply_ConsumerThatWasNeverConnectedIsRemoved_AsksAndTheSameDescriptionDoesNot()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var more = Stacks.Service().WithConsumer().ConsumeFrom("late", Egress).Build();
        edge.Aws.Faults.On("CreateSubnet").Times(int.MaxValue).Fail("UnauthorizedOperation", "no", 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(more));
        edge.Aws.Faults.Clear();

        var without = await edge.PrivateLink.PlanAsync(Stack);
        var again = await edge.PrivateLink.PlanAsync(more);

        Assert.Empty(again.Interruptions);
        Assert.Contains(without.Interruptions, one => one is { LogicalId: "late/vpc", Code: InterruptionCode.UnknownLeftover });
        await edge.ApplyConsentedAsync(without);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    /// <summary>A rule for everything is meant for disconnected consumers.</summary>
    [Theory]
    [InlineData(null, true)]
    [InlineData("UnknownLeftover", false)]
    public async Task Reconcile_RuleForInterruptions_DeletesALeftoverOnlyIfItNamesTheCode(string? code, bool stays)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var address = await edge.ForeignAddressAsync("dogs/egress");
        await using var host = new AppHost(edge, link => link.AddStack(Stack, _ => { }),
            [("Stacks:dogs:AtStart", "Apply"), ("Stacks:dogs:Interruptions:any:Code", code), ("Stacks:dogs:Interruptions:any:From", "00:00:00")]);

        await host.StartAsync();
        await host.Logs.NextAsync(stays ? AppHost.Incomplete : AppHost.Converged);

        Assert.Equal(stays, (await edge.AddressesAsync()).Contains(address));
    }

    private static ConsumerBuilder Egress(ConsumerBuilder consumer) => consumer.InVpc(vpc => vpc.Cidr("10.40.0.0/24").AcrossZones(Stacks.Zones)
        .WithSubnets(SubnetLayout.PublicAndPrivate).WithNatGateways(NatGateways.One));

    private static Task<DestroyResult> DestroyAsync(TestEnvironment edge, bool isByName) =>
        isByName ? edge.PrivateLink.DestroyAsync(Home) : edge.PrivateLink.DestroyAsync(Stack);
}
