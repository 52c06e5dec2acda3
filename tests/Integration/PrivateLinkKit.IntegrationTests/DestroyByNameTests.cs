using PrivateLinkKit.IntegrationTests.Survival;
using PrivateLinkKit.IntegrationTests.Units;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Stacks that are destroyed by name and home, without a description.</summary>
public class DestroyByNameTests
{
    private const int Acme = 1;

    private static readonly string[] Accounts = [TestEnvironment.Account, Tenants.Account(Acme)];
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithTenant(Acme).WithConsumer().Build();
    private static readonly StackHome Home = new("dogs");

    [Fact]
    public async Task PlanDestroy_ByName_ListsTheSameDeletionsAsWithTheDescription()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var described = await edge.PrivateLink.PlanDestroyAsync(Stack);
        var named = await edge.PrivateLink.PlanDestroyAsync(Home);

        Assert.Equal(described.Changes.Select(change => change.PhysicalId).Order(), named.Changes.Select(change => change.PhysicalId).Order());
        Assert.Equal(["customer", "dogs", Tenants.Name(Acme)], named.Units.Select(unit => unit.Name).Order());
    }

    [Fact]
    public async Task Destroy_ByName_LeavesNothingInAnyAccount()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var destroyed = await edge.PrivateLink.DestroyAsync(await edge.PrivateLink.PlanDestroyAsync(Home));

        Assert.True(destroyed.IsComplete);
        Assert.Empty(await Inventory.OfAsync(edge, Accounts));
        Assert.Empty(await edge.RecordAsync());
    }

    [Fact]
    public async Task Destroy_ByNameOfAHomeInAnotherAccount_UsesTheRoleOfTheOptions()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(PrivateLink.ExposeService("dogs").AsRole(Tenants.Role(Acme)).InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(Stacks.Zones))
            .RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080)).ViaNlb(nlb => nlb.Listen(8080)).Build());
        var options = edge.Options();
        options.RoleFor = account => new AccountRole($"arn:aws:iam::{account}:role/deployer");
        using var host = new PrivateLinkProvisioner(options);

        var elsewhere = await host.DestroyAsync(Home);
        var destroyed = await host.DestroyAsync(Home with { Account = Tenants.Account(Acme) });

        Assert.Empty(elsewhere.Outcomes);
        Assert.NotEmpty(destroyed.Outcomes);
        Assert.Empty(await Inventory.OfAsync(edge, Accounts));
    }

    [Fact]
    public async Task Destroy_ByNameWithAnUnreachableAccount_NamesItAndEndsLater()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Close(Acme);

        var destroyed = await edge.PrivateLink.DestroyAsync(Home);

        Assert.False(destroyed.IsComplete);
        Assert.Equal([$"{Tenants.Account(Acme)}/eu-west-1"],
            destroyed.Units.Where(unit => unit.Result is UnitResult.Unreachable).Select(unit => unit.Name));
        edge.Aws.Faults.Clear();
        Assert.True((await edge.PrivateLink.DestroyAsync(Home)).IsComplete);
        Assert.Empty(await Inventory.OfAsync(edge, Accounts));
    }

    [Fact]
    public async Task Destroy_ByNameWithARoleOfAnotherAccountInTheOptions_IsNotComplete()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build());
        await edge.ApplyConsentedAsync(Stacks.Service().Build());
        await edge.SetRecordAsync($"places/{Tenants.Account(Acme)}/eu-west-1", $$"""{"format":1,"role":"{{Tenants.Role(Acme)}}"}""");
        var options = edge.Options();
        options.RoleFor = _ => new AccountRole(Tenants.Role(2));
        using var host = new PrivateLinkProvisioner(options);

        Assert.False((await host.DestroyAsync(Home)).IsComplete);
    }

    [Fact]
    public async Task Destroy_ByNameWithSsmDenied_IsNotComplete()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Faults.On("ssm:*").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);

        Assert.False((await DestroyConsentedAsync(edge)).IsComplete);
        edge.Aws.Faults.Clear();
        Assert.True((await edge.PrivateLink.DestroyAsync(Home)).IsComplete);
        Assert.Empty(await Inventory.OfAsync(edge, Accounts));
    }

    [Fact]
    public async Task Destroy_ByNameWithAMalformedPlace_IsNotCompleteAndKeepsTheRecord()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var place = $"places/{Tenants.Account(Acme)}/eu-west-1";
        var recorded = (await edge.RecordAsync())[place];
        await edge.SetRecordAsync(place, "{}");

        Assert.False((await DestroyConsentedAsync(edge)).IsComplete);
        Assert.Equal([place, "stack"], (await edge.RecordAsync()).Keys.Order());
        await edge.SetRecordAsync(place, recorded);
        Assert.True((await edge.PrivateLink.DestroyAsync(Home)).IsComplete);
        Assert.Empty(await edge.RecordAsync());
        Assert.Empty(await Inventory.OfAsync(edge, Accounts));
    }

    [Fact]
    public async Task Destroy_RecordOfAPlaceCannotBeRemoved_IsNotComplete()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        edge.Aws.Faults.On("DeleteParameter").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);

        var destroyed = await edge.PrivateLink.DestroyAsync(Home);

        Assert.False(destroyed.IsComplete);
        Assert.Contains(Tenants.Account(Acme), Assert.Single(destroyed.Notes, note => note.Code is PlanNoteCode.PlaceNotLeft).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_NameOfNoStack_SaysThatNothingWasFound()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);

        var destroyed = await edge.PrivateLink.DestroyAsync(new StackHome("dgos"));

        var note = Assert.Single(destroyed.Notes);
        Assert.Equal(PlanNoteCode.NothingFound, note.Code);
        Assert.Contains($"dgos was found at {TestEnvironment.Home}", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_AnotherHostAppliesBeforeTheEnd_LeavesItsRecord()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        const string Applied = """{"format":1,"generation":3,"description":"0f","incarnation":"0f","types":[]}""";
        edge.Aws.Faults.On("DeleteParameter").Run(() => edge.SetRecordAsync("stack", Applied).GetAwaiter().GetResult());

        await edge.PrivateLink.DestroyAsync(Home);

        Assert.Equal(Applied, (await edge.RecordAsync())["stack"]);
    }

    [Fact]
    public async Task Destroy_ByNameWithAForeignEndpoint_IsRefused()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var applied = await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Tenants.Account(2)).Build());
        using var foreign = edge.Ec2As(Tenants.Account(2));
        var vpc = (await foreign.CreateVpcAsync(new() { CidrBlock = "10.50.0.0/24" })).Vpc.VpcId;
        await foreign.CreateVpcEndpointAsync(new() { VpcId = vpc, ServiceName = applied.ServiceName, VpcEndpointType = "Interface" });

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(Home));

        Assert.Equal(PreflightCode.ForeignConnection, Assert.Single(refused.Findings).Code);
    }

    [Fact]
    public void PlanDestroy_NameOrAccountThatCannotBe_IsOneErrorWithoutACall()
    {
        using var host = new PrivateLinkProvisioner(new PrivateLinkOptions());

        var error = Assert.Throws<StackValidationException>(() => { _ = host.PlanDestroyAsync(new StackHome("Dogs") { Account = "nowhere" }); });

        Assert.Equal(3, error.Errors.Count);
    }

    /// <summary>An endpoint of the stack in a place that is not known is like a foreign one.</summary>
    private static async Task<DestroyResult> DestroyConsentedAsync(TestEnvironment edge)
    {
        var plan = await edge.PrivateLink.PlanDestroyAsync(Home);
        return await edge.PrivateLink.DestroyAsync(plan, destroyOptions: new DestroyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });
    }
}
