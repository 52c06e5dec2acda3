using System.Text.Json;
using Amazon.EC2.Model;

namespace PrivateLinkKit.IntegrationTests.Units;

/// <summary>A consumer whose account cannot be read.</summary>
public class UnreachableTests
{
    private const int Acme = 1;
    private const int Globex = 2;

    [Fact]
    public async Task Plan_RoleOfOneConsumerRevoked_PlansTheOthersAndNamesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build());
        edge.Aws.RevokeRoles();
        using var privateLink = new PrivateLinkProvisioner(edge.Options());

        var plan = await privateLink.PlanAsync(Stacks.Service().WithTenant(Acme).WithConsumer().WithTag("team", "dogs").Build());

        var acme = Assert.Single(plan.Units, unit => unit.Status is UnitStatus.Unreachable);
        Assert.Equal((Tenants.Name(Acme), $"{Tenants.Account(Acme)}/eu-west-1", "AccessDenied"), (acme.Name, $"{acme.Location}", acme.Error!.ErrorCode));
        Assert.Equal(["dogs", Tenants.Name(Acme), "customer"], plan.Units.Select(unit => unit.Name));
        Assert.DoesNotContain(plan.Changes, change => change.LogicalId.StartsWith(Tenants.Name(Acme), StringComparison.Ordinal));
        Assert.Contains(plan.Changes, change => change is { LogicalId: "customer/vpc", Action: ChangeAction.Update });
        Assert.Contains($"  ? {acme.Name} in {acme.Location} is unreachable, and nothing is planned for it: AccessDenied: ", plan.ToString(),
            StringComparison.Ordinal);
        using var json = JsonDocument.Parse(plan.ToJson());
        Assert.Equal(["ready", "unreachable", "ready"], json.RootElement.GetProperty("units").EnumerateArray()
            .Select(unit => unit.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Apply_RoleOfOneConsumerRevoked_CompletesTheOthersAndReportsIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build());
        edge.Aws.RevokeRoles();
        using var privateLink = new PrivateLinkProvisioner(edge.Options());
        var changed = Stacks.Service().WithTenant(Acme).WithConsumer().WithTag("team", "dogs").Build();

        var result = await privateLink.ApplyAsync(await privateLink.PlanAsync(changed));

        Assert.Equal([("dogs", UnitResult.Complete), (Tenants.Name(Acme), UnitResult.Unreachable), ("customer", UnitResult.Complete)],
            result.Units.Select(unit => (unit.Name, unit.Result)));
        Assert.False(result.IsComplete);
        Assert.True((await privateLink.PlanAsync(changed)).IsEmpty);

        edge.Aws.Faults.Clear();
        Assert.True((await edge.ApplyAsync(changed)).IsComplete);
        Assert.True((await edge.PrivateLink.PlanAsync(changed)).IsEmpty);
    }

    [Fact]
    public async Task Apply_NewConsumerBesideAClosedAccount_IsConnected()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build());
        edge.Aws.Close(Acme);

        var result = await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithTenant(Globex).Build());

        Assert.NotNull(result.Endpoint(Tenants.Name(Globex)).EndpointId);
        Assert.Equal(UnitResult.Unreachable, Assert.Single(result.Units, unit => unit.Name == Tenants.Name(Acme)).Result);
    }

    [Fact]
    public async Task Plan_ResourceDeletedInAwsWhileAnotherUnitIsUnreachable_IsDriftAndTheOtherIsNot()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Close(Acme);
        var stack = Stacks.Service().WithTenant(Acme).WithConsumer().Build();
        var result = await edge.ApplyAsync(stack);
        await edge.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [result.Endpoint("customer").EndpointId] });
        await edge.PassAsync(TimeSpan.FromMinutes(10));

        var meanwhile = await edge.PrivateLink.PlanAsync(stack);
        edge.Aws.Faults.Clear();
        var reopened = await edge.PrivateLink.PlanAsync(stack);

        Assert.True(Assert.Single(meanwhile.Changes, change => change.LogicalId == "customer/endpoint").IsDrift);
        Assert.False(Assert.Single(reopened.Changes, change => change.LogicalId == $"{Tenants.Name(Acme)}/endpoint").IsDrift);
    }

    [Theory]
    [InlineData("throttled")]
    [InlineData("silent")]
    public async Task Plan_ConsumersAccountThrottlesOrDoesNotAnswer_IsUnreachableAfterALimit(string trouble)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().WithTenant(Acme).Build();
        await edge.ApplyAsync(stack);
        var fault = edge.Aws.Faults.On("DescribeVpcs").From(Tenants.Account(Acme)).Times(int.MaxValue);
        if (trouble is "throttled")
        {
            fault.Throttle();
        }
        else
        {
            fault.ResetConnection();
        }

        var plan = await edge.PrivateLink.PlanAsync(stack);

        Assert.Equal(UnitStatus.Unreachable, Assert.Single(plan.Units, unit => unit.Name == Tenants.Name(Acme)).Status);
        Assert.True(plan.IsEmpty, plan.ToString());
    }

    [Fact]
    public async Task Plan_ProvidersAccountCannotBeRead_Fails()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("DescribeVpcs").Times(int.MaxValue).Fail("UnauthorizedOperation", "You are not authorized", 403);

        var error = await Assert.ThrowsAsync<AwsCallException>(() => edge.PrivateLink.PlanAsync(Stacks.Service().WithTenant(Acme).Build()));

        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
    }

    [Fact]
    public async Task Apply_ConsumerUnreachableSinceThePlan_ChangesTheOthers()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build());
        var changed = Stacks.Service().WithTenant(Acme).WithConsumer().WithTag("team", "dogs").Build();
        var plan = await edge.PrivateLink.PlanAsync(changed);
        edge.Aws.Close(Acme);

        var result = await edge.PrivateLink.ApplyAsync(plan);

        Assert.Equal([UnitResult.Complete, UnitResult.Unreachable, UnitResult.Complete], result.Units.Select(unit => unit.Result));
        Assert.All(result.Outcomes, outcome => Assert.Equal(
            outcome.LogicalId.StartsWith(Tenants.Name(Acme), StringComparison.Ordinal) ? ChangeStatus.Held : ChangeStatus.Done, outcome.Status));
    }

    [Fact]
    public async Task Apply_ServiceReplacedWhileAConsumerIsUnreachable_HoldsTheServiceAndItsFollowers()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var before = await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build());
        edge.Aws.Close(Acme);
        var renamed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("other")).WithTenant(Acme).WithConsumer().WithTenant(Globex).Build();

        var plan = await edge.PrivateLink.PlanAsync(renamed);
        var result = await edge.PrivateLink.ApplyAsync(plan);

        Assert.Equal([UnitResult.Held, UnitResult.Unreachable, UnitResult.Held, UnitResult.Held], result.Units.Select(unit => unit.Result));
        Assert.Contains($"would cut off {Tenants.Name(Acme)}, which cannot be read (AuthFailure: ", result.Units[0].Reason, StringComparison.Ordinal);
        Assert.Equal((before.ServiceId, before.Endpoint("customer").EndpointId), (result.ServiceId, result.Endpoint("customer").EndpointId));
        Assert.Contains("held back, the replacement of dogs/nlb", plan.ToString(), StringComparison.Ordinal);
        using var globex = edge.Ec2As(Tenants.Account(Globex));
        Assert.Empty((await globex.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);

        edge.Aws.Faults.Clear();
        await edge.ApplyConsentedAsync(renamed);
        Assert.True((await edge.PrivateLink.PlanAsync(renamed)).IsEmpty);
    }

    [Fact]
    public async Task Apply_UnreachableConsumerRemoved_LosesItsAccess()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var before = await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build());
        edge.Aws.Close(Acme);
        var without = Stacks.Service().WithConsumer().Build();

        var plan = await edge.PrivateLink.PlanAsync(without);
        var result = await edge.PrivateLink.ApplyAsync(plan);
        var next = await edge.PrivateLink.PlanAsync(without);

        Assert.Equal(before.Endpoint(Tenants.Name(Acme)).EndpointId, Assert.Single(plan.RejectedConnections).EndpointId);
        Assert.Equal(UnitResult.Unreachable, Assert.Single(result.Units, unit => unit.Name == $"{Tenants.Account(Acme)}/eu-west-1").Result);
        Assert.Equal(["Rejected"], await StatesAsync(edge, Tenants.Account(Acme)));
        Assert.DoesNotContain(await PrincipalsAsync(edge, before.ServiceId!), principal =>
            principal.Contains(Tenants.Account(Acme), StringComparison.Ordinal));
        Assert.True(next.IsEmpty, next.ToString());
        Assert.Equal(UnitStatus.Unreachable, next.Units[^1].Status);

        edge.Aws.Faults.Clear();
        await edge.ApplyAsync(without);
        using var acme = edge.Ec2As(Tenants.Account(Acme));
        Assert.Empty((await acme.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Plan_UnreachableConsumerRemovedWhoseAccountOthersAllow_RejectsNoConnection()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).WithConsumer().Build())).ServiceId;
        await edge.Ec2.ModifyVpcEndpointServicePermissionsAsync(new ModifyVpcEndpointServicePermissionsRequest
        {
            ServiceId = service, AddAllowedPrincipals = [$"arn:aws:iam::{Tenants.Account(Acme)}:role/reporting"],
        });
        edge.Aws.Close(Acme);

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().WithConsumer().Build());

        Assert.Empty(plan.RejectedConnections);
        Assert.Contains(plan.Changes, change => change is { LogicalId: "dogs/endpoint-service", Action: ChangeAction.Update });
    }

    [Fact]
    public async Task Destroy_ConsumerUnreachable_DeletesEverythingElseAndReportsIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().WithTenant(Acme).WithConsumer().Build();
        await edge.ApplyAsync(stack);
        edge.Aws.Close(Acme);

        var result = await edge.PrivateLink.DestroyAsync(stack);

        Assert.Equal([UnitResult.Complete, UnitResult.Unreachable, UnitResult.Complete], result.Units.Select(unit => unit.Result));
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        Assert.Empty((await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations ?? []);

        edge.Aws.Faults.Clear();
        Assert.True((await edge.PrivateLink.DestroyAsync(stack)).IsComplete);
        using var acme = edge.Ec2As(Tenants.Account(Acme));
        Assert.Empty((await acme.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Destroy_FormerConsumerUnreachable_IsFinishedLater()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(Acme).Build());
        edge.Aws.Close(Acme);
        var without = Stacks.Service().Build();

        var result = await edge.PrivateLink.DestroyAsync(without);

        Assert.Equal(
            [("dogs", UnitResult.Complete), ($"{Tenants.Account(Acme)}/eu-west-1", UnitResult.Unreachable)],
            result.Units.Select(unit => (unit.Name, unit.Result)));
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);

        edge.Aws.Faults.Clear();
        Assert.True((await edge.PrivateLink.DestroyAsync(without)).IsComplete);
        using var acme = edge.Ec2As(Tenants.Account(Acme));
        Assert.Empty((await acme.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    private static async Task<IEnumerable<string>> StatesAsync(TestEnvironment edge, string account) =>
        (await edge.Ec2.DescribeVpcEndpointConnectionsAsync(new DescribeVpcEndpointConnectionsRequest())).VpcEndpointConnections
        .Where(connection => connection.VpcEndpointOwner == account).Select(connection => connection.VpcEndpointState.Value);

    private static async Task<IEnumerable<string>> PrincipalsAsync(TestEnvironment edge, string serviceId) =>
        ((await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new DescribeVpcEndpointServicePermissionsRequest { ServiceId = serviceId }))
        .AllowedPrincipals ?? []).Select(allowed => allowed.Principal);
}
