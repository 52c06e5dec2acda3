using Amazon.EC2.Model;

namespace PrivateLinkKit.IntegrationTests.Units;

/// <summary>Recorded accounts and regions that are no longer described and that cannot be read.</summary>
public class LeftPlacesTests
{
    private const int Acme = 1;
    private const int Globex = 2;

    private static readonly string Left = $"{Tenants.Account(Acme)}/eu-west-1";
    private static readonly string Record = $"places/{Left}";
    private static readonly PrivateLinkStack With = Stacks.Service().WithTenant(Acme).WithConsumer().Build();
    private static readonly PrivateLinkStack Without = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Plan_OptionsNameARoleOfAnotherAccount_IsAnUnreachableUnit()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With);
        using var host = Misconfigured(edge);

        var unit = (await host.PlanAsync(Without)).Units[^1];

        Assert.Equal((Left, Left, UnitStatus.Unreachable), (unit.Name, $"{unit.Location}", unit.Status));
        Assert.Equal($"{Tenants.Role(Globex)}, which the options name for it, is not a role of that account", unit.Reason);
        Assert.DoesNotContain(edge.Aws.Requests, request => request.Account == Tenants.Account(Globex));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"format":1,"role":"arn:aws:iam::333333333333:role/deployer"}""")]
    public async Task EveryOperation_MalformedOrForgedRecord_IsAnUnreachableUnitAndNoRoleIsAssumed(string text)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Without);
        await edge.SetRecordAsync(Record, text);

        var plan = await edge.PrivateLink.PlanAsync(Without);
        var destroyed = await edge.PrivateLink.DestroyAsync(Without);

        Assert.Equal((Left, $"its record, /privatelinkkit/dogs/{Record}, is malformed"), (plan.Units[^1].Name, plan.Units[^1].Reason));
        Assert.Equal((Left, UnitResult.Unreachable), (destroyed.Units[^1].Name, destroyed.Units[^1].Result));
        Assert.DoesNotContain(edge.Aws.Requests, request => request.Operation is "AssumeRole");
        Assert.Equal(text, (await edge.RecordAsync())[Record]);
    }

    /// <summary>A crash after the record of a place leaves one in which nothing is.</summary>
    [Fact]
    public async Task EveryOperation_PendingPlaceWhoseRoleIsRevoked_StopsNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Without);
        await edge.SetRecordAsync(Record, $$"""{"format":1,"role":"{{Tenants.Role(Acme)}}"}""");
        edge.Aws.RevokeRoles();

        var result = await edge.ApplyAsync(Stacks.Service().WithConsumer().WithTag("team", "dogs").Build());
        var destroyed = await edge.PrivateLink.DestroyAsync(Without);

        Assert.Equal([(Left, UnitResult.Unreachable)], Incomplete(result.Units));
        Assert.Equal([(Left, UnitResult.Unreachable)], Incomplete(destroyed.Units));
        edge.Aws.Faults.Clear();
        Assert.True((await edge.PrivateLink.DestroyAsync(Without)).IsComplete);
        Assert.Empty(await edge.RecordAsync());
    }

    [Fact]
    public async Task Plan_StsDoesNotTellTheAccountOfAPlaceOfTheHostsOwn_IsAnUnreachableUnit()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var options = edge.Options();
        options.Accounts["own"] = new AccountOptions();
        var service = Stacks.Service().AsRole(Tenants.Role(Acme)).AllowPrincipal(TestEnvironment.Account);
        using (var before = new PrivateLinkProvisioner(options))
        {
            await before.ApplyAsync(await before.PlanAsync(
                service.ConsumeFrom("customer", customer => Stacks.InOwnVpc(customer).InAccount("own")).WithTenant(Globex).Build()));
        }

        edge.Aws.Faults.On("GetCallerIdentity").Times(int.MaxValue).Fail("AccessDenied", "no", 403);
        using var host = new PrivateLinkProvisioner(edge.Options());

        var plan = await host.PlanAsync(service.WithTenant(Globex).Build());

        Assert.Equal([($"{TestEnvironment.Home}", "AccessDenied: no")],
            plan.Units.Where(unit => unit.Status is UnitStatus.Unreachable).Select(unit => (unit.Name, unit.Reason!)));
    }

    [Fact]
    public async Task Forget_AccountThatOthersAllow_NamesItsConnections()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var before = await edge.ApplyAsync(With);
        await edge.Ec2.ModifyVpcEndpointServicePermissionsAsync(new ModifyVpcEndpointServicePermissionsRequest
        {
            ServiceId = before.ServiceId, AddAllowedPrincipals = [$"arn:aws:iam::{Tenants.Account(Acme)}:role/reporting"],
        });
        edge.Aws.Close(Acme);
        await edge.ApplyConsentedAsync(Without);

        var forgotten = await edge.PrivateLink.ForgetAsync(Without, Left);

        var endpoint = before.Endpoint(Tenants.Name(Acme)).EndpointId;
        Assert.Equal(endpoint, Assert.Single(forgotten.Connections).EndpointId);
        Assert.Contains($"Still connected: {endpoint} of account {Tenants.Account(Acme)} (available)", forgotten.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\"{endpoint}\"", forgotten.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_OptionsNameARoleOfAnotherAccount_IsRefused()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With);
        using var host = Misconfigured(edge);
        await host.ApplyConsentedAsync(await host.PlanAsync(Without));

        var refused = await Assert.ThrowsAsync<ForgetRefusedException>(() => host.ForgetAsync(Without, Left));

        Assert.Equal(ForgetRefusal.NoRole, refused.Refusal);
        Assert.Contains(Record, (await edge.RecordAsync()).Keys);
    }

    [Fact]
    public async Task Forget_MalformedRecord_DeletesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Without);
        await edge.SetRecordAsync(Record, "{}");

        var forgotten = await edge.PrivateLink.ForgetAsync(Without, Left);

        Assert.Null(forgotten.Role);
        Assert.Equal(["stack"], (await edge.RecordAsync()).Keys);
    }

    /// <summary>Another host creates something there between the look and the deletion of the record.</summary>
    [Fact]
    public async Task Apply_SomethingIsCreatedWhileAPlaceIsLeft_PutsItsRecordBack()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(With);
        var recorded = (await edge.RecordAsync())[Record];
        using var acme = edge.Ec2As(Tenants.Account(Acme));
        edge.Aws.Faults.On("DeleteParameter").Run(() => CreateVpcAsync(acme).GetAwaiter().GetResult());

        await edge.ApplyConsentedAsync(Without);

        Assert.Equal(recorded, (await edge.RecordAsync())[Record]);
    }

    /// <summary>Whoever may set tags in a consumer's account must not decide how many others are cut off without consent.</summary>
    [Fact]
    public async Task Apply_EndpointsWithMadeUpUnitsInAConsumersAccount_CountOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Two("10.30.0.0/24", "10.31.0.0/24"))).ServiceName!;
        using var acme = edge.Ec2As(Tenants.Account(Acme));
        var vpc = (await acme.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs[0].VpcId;
        for (var number = 0; number < 20; number++)
        {
            await acme.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
            {
                VpcEndpointType = "Interface", VpcId = vpc, ServiceName = service, PrivateDnsEnabled = false,
                TagSpecifications = [new TagSpecification { ResourceType = "vpc-endpoint", Tags = Owned($"made-up-{number}/endpoint") }],
            });
        }

        var plan = await edge.PrivateLink.PlanAsync(
            Two("10.30.0.0/25", "10.31.0.0/25"), new PlanOptions { Units = ["a", "b", Tenants.Name(Acme)] });
        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.Equal(["a", "b"], refused.Held.Select(one => one.Unit));

        static PrivateLinkStack Two(string ofA, string ofB) => Stacks.Service().WithTenant(Acme)
            .ConsumeFrom("a", consumer => Stacks.InOwnVpc(consumer).AdmitFrom(ofA))
            .ConsumeFrom("b", consumer => consumer.InVpc(vpc => vpc.Cidr("10.31.0.0/24").AcrossZones(Stacks.Zones)).AdmitFrom(ofB)).Build();
    }

    private static PrivateLinkProvisioner Misconfigured(TestEnvironment edge)
    {
        var options = edge.Options();
        options.RoleFor = _ => new AccountRole(Tenants.Role(Globex));
        return new PrivateLinkProvisioner(options);
    }

    private static Task CreateVpcAsync(Amazon.EC2.IAmazonEC2 ec2) => ec2.CreateVpcAsync(new CreateVpcRequest
    {
        CidrBlock = "10.70.0.0/24", TagSpecifications = [new TagSpecification { ResourceType = "vpc", Tags = Owned("other/vpc") }],
    });

    private static List<Tag> Owned(string id) =>
        [new("privatelinkkit:stack", "dogs"), new("privatelinkkit:home", TestEnvironment.Home), new("privatelinkkit:id", id)];

    private static IEnumerable<(string Name, UnitResult Result)> Incomplete(IEnumerable<UnitOutcome> units) =>
        units.Where(unit => unit.Result is not UnitResult.Complete).Select(unit => (unit.Name, unit.Result));
}
