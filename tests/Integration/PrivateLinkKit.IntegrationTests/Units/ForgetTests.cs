using System.Text.Json;

namespace PrivateLinkKit.IntegrationTests.Units;

/// <summary>An account that is gone for ever, of which nothing is described any more.</summary>
public class ForgetTests
{
    private const int Acme = 1;

    private static readonly string Gone = $"{Tenants.Account(Acme)}/eu-west-1";
    private static readonly PrivateLinkStack With = Stacks.Service().WithTenant(Acme).WithConsumer().Build();
    private static readonly PrivateLinkStack Without = Stacks.Service().WithConsumer().Build();

    private static readonly PrivateLinkStack Replaced =
        Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("other")).WithConsumer().Build();

    [Fact]
    public async Task Forget_ClosedFormerAccount_LetsTheServiceBeReplacedAndNamesWhatMayRemain()
    {
        await using var edge = await ClosedAsync();
        await edge.ApplyConsentedAsync(Without);
        Assert.Contains((await edge.PrivateLink.PlanAsync(Replaced)).Units, unit => unit.Status is UnitStatus.Held);

        var forgotten = await edge.PrivateLink.ForgetAsync(Without, Gone);

        Assert.Equal((Gone, Tenants.Role(Acme)), ($"{forgotten.Location}", forgotten.Role));
        Assert.StartsWith("AuthFailure: ", forgotten.Reason, StringComparison.Ordinal);
        Assert.Contains("AWS::EC2::VPCEndpoint", forgotten.ResourceTypes);
        Assert.DoesNotContain("AWS::ECS::Service", forgotten.ResourceTypes);
        Assert.EndsWith(
            "To list them: aws resourcegroupstaggingapi get-resources --region eu-west-1 --tag-filters Key=privatelinkkit:stack,Values=dogs "
            + $"Key=privatelinkkit:home,Values={TestEnvironment.Home}", forgotten.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(forgotten.ToJson());
        Assert.Equal(Tenants.Account(Acme), json.RootElement.GetProperty("account").GetString());
        Assert.Equal(["stack"], (await edge.RecordAsync()).Keys);
        var applied = await edge.ApplyConsentedAsync(Replaced);
        Assert.True(applied.IsComplete);
        Assert.True((await edge.PrivateLink.PlanAsync(Replaced)).IsEmpty);
    }

    [Fact]
    public async Task Forget_AfterADestroy_LeavesNoRecord()
    {
        await using var edge = await ClosedAsync();
        var home = new StackHome("dogs");
        Assert.False((await edge.PrivateLink.DestroyAsync(home)).IsComplete);

        await edge.PrivateLink.ForgetAsync(home, Gone);

        Assert.Empty(await edge.RecordAsync());
        Assert.True((await edge.PrivateLink.DestroyAsync(home)).IsComplete);
    }

    [Fact]
    public async Task Forget_StillDescribed_IsRefused()
    {
        await using var edge = await ClosedAsync();

        await RefusedAsync(edge, With, Tenants.Name(Acme), ForgetRefusal.StillDescribed);
        await RefusedAsync(edge, With, Gone, ForgetRefusal.StillDescribed);
    }

    [Fact]
    public async Task Forget_StillHasAccess_IsRefused()
    {
        await using var edge = await ClosedAsync();

        await RefusedAsync(edge, Without, Gone, ForgetRefusal.AccessRemains);
        var home = await Assert.ThrowsAsync<ForgetRefusedException>(() => edge.PrivateLink.ForgetAsync(new StackHome("dogs"), Gone));

        Assert.Equal(ForgetRefusal.AccessRemains, home.Refusal);
    }

    [Fact]
    public async Task Forget_CanBeReadOrDoesNotAnswer_IsRefused()
    {
        await using var edge = await ClosedAsync();
        await edge.ApplyConsentedAsync(Without);

        edge.Aws.Faults.Clear();
        await RefusedAsync(edge, Without, Gone, ForgetRefusal.Reachable);
        edge.Aws.Faults.On("*").From(Tenants.Account(Acme)).Times(int.MaxValue).ResetConnection();
        await RefusedAsync(edge, Without, Gone, ForgetRefusal.NoAnswer);
    }

    [Fact]
    public async Task Forget_NotRecordedOrNoRecord_IsRefused()
    {
        await using var edge = await ClosedAsync();
        await edge.ApplyConsentedAsync(Without);

        await RefusedAsync(edge, Without, "acme", ForgetRefusal.NotRecorded);
        await RefusedAsync(edge, Without, "999999999999/eu-west-1", ForgetRefusal.NotRecorded);
        edge.Aws.Faults.On("DeleteParameter").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);
        await RefusedAsync(edge, Without, Gone, ForgetRefusal.RecordUnavailable);
    }

    private static async Task RefusedAsync(TestEnvironment edge, PrivateLinkStack stack, string unit, ForgetRefusal refusal)
    {
        var refused = await Assert.ThrowsAsync<ForgetRefusedException>(() => edge.PrivateLink.ForgetAsync(stack, unit));

        Assert.Equal((refusal, unit, "dogs"), (refused.Refusal, refused.Unit, refused.StackName));
        Assert.Contains($"places/{Gone}", (await edge.RecordAsync()).Keys);
    }

    private static async Task<TestEnvironment> ClosedAsync()
    {
        var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With);
        edge.Aws.Close(Acme);
        return edge;
    }
}
