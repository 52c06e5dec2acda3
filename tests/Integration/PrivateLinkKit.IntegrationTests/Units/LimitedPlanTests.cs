namespace PrivateLinkKit.IntegrationTests.Units;

/// <summary>Plans that are limited to some units.</summary>
public class LimitedPlanTests
{
    private const int Acme = 1;
    private const int Globex = 2;

    [Fact]
    public async Task Apply_NewTenantBesideTenAndBesideSixty_TakesTheSameCalls()
    {
        var besideTen = await CallsOfOneMoreAsync(10);
        var besideSixty = await CallsOfOneMoreAsync(60);

        Assert.Equal(besideTen, besideSixty);
    }

    [Fact]
    public async Task Apply_OneOfTwoChangedTenants_ChangesNothingOfTheOtherOrTheService()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithTenant(Globex).Build());
        var changed = Stacks.Service().RequireAcceptance().WithTenant(Acme).WithTenant(Globex).WithTag("team", "dogs").Build();

        var plan = await edge.PrivateLink.PlanAsync(changed, Only(Acme));
        var result = await edge.PrivateLink.ApplyAsync(plan);
        var rest = await edge.PrivateLink.PlanAsync(changed);

        Assert.Equal(["dogs", Tenants.Name(Acme)], plan.Units.Select(unit => unit.Name));
        Assert.True(result.IsComplete);
        Assert.All(result.Outcomes, outcome => Assert.StartsWith(Tenants.Name(Acme), outcome.LogicalId, StringComparison.Ordinal));
        Assert.Equal(["dogs", Tenants.Name(Globex)], Changing(rest));
        Assert.True((await edge.PrivateLink.PlanAsync(changed, Only(Acme))).IsEmpty);
    }

    [Fact]
    public async Task Apply_NewTenant_GetsItsPermissionAlone()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build());
        var changed = Stacks.Service().AllowPrincipal("999999999999").WithTenant(Globex).Build();

        var plan = await edge.PrivateLink.PlanAsync(changed, Only(Globex));
        var result = await edge.PrivateLink.ApplyAsync(plan);

        var service = Assert.Single(plan.Changes, change => change.LogicalId == "dogs/endpoint-service");
        Assert.Equal(
            ("AllowedPrincipals", $"{Root(Acme)}", $"{Root(Acme)}, {Root(Globex)}"),
            Assert.Single(service.Properties) is var only ? (only.Name, $"{only.Old}", $"{only.New}") : default);
        Assert.NotNull(result.Endpoint(Tenants.Name(Globex)).EndpointId);
        var rest = await edge.PrivateLink.PlanAsync(changed);
        Assert.Equal(["dogs", Tenants.Name(Acme)], Changing(rest));
    }

    [Fact]
    public async Task Plan_UnknownUnits_IsOneErrorThatListsTheKnownOnes()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().WithTenant(Acme).Build();

        var unknown = await Assert.ThrowsAsync<ArgumentException>(() => edge.PrivateLink.PlanAsync(stack, new PlanOptions { Units = ["acme", "dogs", "x"] }));
        var none = await Assert.ThrowsAsync<ArgumentException>(() => edge.PrivateLink.PlanAsync(stack, new PlanOptions { Units = [] }));

        Assert.Equal("Stack dogs has no unit 'acme', 'x'. Units: dogs, tenant-1.", unknown.Message);
        Assert.StartsWith("PlanOptions.Units names no unit", none.Message, StringComparison.Ordinal);
        Assert.Empty(edge.Aws.Requests);
    }

    [Fact]
    public async Task Apply_TenantOfAServiceThatDoesNotExist_IsHeldBack()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().WithTenant(Acme).Build();

        var result = await edge.PrivateLink.ApplyAsync(await edge.PrivateLink.PlanAsync(stack, Only(Acme)));

        var acme = Assert.Single(result.Units, unit => unit.Name == Tenants.Name(Acme));
        Assert.Equal((UnitResult.Held, "it needs dogs/endpoint-service, which does not exist; plan dogs first"), (acme.Result, acme.Reason));
        Assert.DoesNotContain(edge.Aws.Requests, request => request.Operation.StartsWith("Create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Apply_ServiceAlone_ChangesItAndStrandsNobody()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build());
        var tagged = Stacks.Service().WithTenant(Acme).WithTag("team", "dogs").Build();
        var replaced = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("other")).WithTenant(Acme).WithTag("team", "dogs").Build();
        var service = new PlanOptions { Units = ["dogs"] };

        var applied = await edge.PrivateLink.ApplyAsync(await edge.PrivateLink.PlanAsync(tagged, service));
        var held = await edge.PrivateLink.PlanAsync(replaced, service);

        Assert.All(applied.Outcomes, outcome => Assert.StartsWith("dogs/", outcome.LogicalId, StringComparison.Ordinal));
        Assert.Equal([Tenants.Name(Acme)], Changing(await edge.PrivateLink.PlanAsync(tagged)));
        Assert.Equal(UnitStatus.Held, Assert.Single(held.Units).Status);
        Assert.EndsWith("would cut off units that are not part of this plan", held.Units[0].Reason, StringComparison.Ordinal);
    }

    private static PlanOptions Only(int tenant) => new() { Units = [Tenants.Name(tenant)] };

    private static string Root(int tenant) => $"arn:aws:iam::{Tenants.Account(tenant)}:root";

    private static IEnumerable<string> Changing(Plan plan) => plan.Units
        .Where(unit => unit.Counts.Keys.Any(action => action is not ChangeAction.None)).Select(unit => unit.Name);

    private static async Task<string> CallsOfOneMoreAsync(int others)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenants(Enumerable.Range(1, others)).Build());
        var stack = Stacks.Service().WithTenants(Enumerable.Range(1, others + 1)).Build();
        edge.Aws.Requests.Clear();

        var plan = await edge.PrivateLink.PlanAsync(stack, Only(others + 1));
        await edge.PrivateLink.ApplyAsync(plan);

        return string.Join(", ", edge.Aws.Requests.CountBy(request => request.Operation).OrderBy(calls => calls.Key, StringComparer.Ordinal)
            .Select(calls => $"{calls.Key} {calls.Value}"));
    }
}
