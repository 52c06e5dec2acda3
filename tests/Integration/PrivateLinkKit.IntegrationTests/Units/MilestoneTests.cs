using Amazon.EC2.Model;

namespace PrivateLinkKit.IntegrationTests.Units;

/// <summary>A unit that never gets ready.</summary>
public class MilestoneTests
{
    private const int Acme = 1;

    [Fact]
    public async Task Apply_OneConsumerIsNeverAccepted_CompletesTheOthersAndRemovesTheirFormerRules()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().RequireAcceptance().ConsumeFrom("customer", consumer => Stacks.InOwnVpc(consumer).AdmitFrom("10.30.0.0/25"))
            .Build());
        edge.Aws.Faults.On("AcceptVpcEndpointConnections").Times(int.MaxValue).Fail("InvalidVpcEndpointService.NotFound");
        var changed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).AdmitFrom("10.70.0.0/24")).RequireAcceptance().WithTenant(Acme)
            .ConsumeFrom("customer", consumer => Stacks.InOwnVpc(consumer).AdmitFrom("10.30.0.128/25")).Build();

        var failed = await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyConsentedAsync(changed));

        Assert.Equal([("dogs", UnitResult.Complete), (Tenants.Name(Acme), UnitResult.Failed), ("customer", UnitResult.Complete)],
            failed.Units.Select(unit => (unit.Name, unit.Result)));
        Assert.Equal($"{Tenants.Name(Acme)}/endpoint", Assert.Single(failed.Outcomes, outcome => outcome.Status is ChangeStatus.Failed).LogicalId);
        Assert.Equal(["10.30.0.128/25"], await AdmittedAsync(edge, "customer/endpoint-group"));
        Assert.Equal(["10.70.0.0/24"], await AdmittedAsync(edge, "dogs/nlb-group"));
    }

    [Fact]
    public async Task Apply_ServiceReplacedForMoreConsumersThanAtATime_MovesThemAll()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var options = edge.Options();
        options.MaxParallelism = 1;
        using var privateLink = new PrivateLinkProvisioner(options);
        var tenants = Enumerable.Range(1, 6).ToList();
        await privateLink.ApplyAsync(await privateLink.PlanAsync(Stacks.Service().WithTenants(tenants).Build()));
        var replaced = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("other")).WithTenants(tenants).Build();

        var plan = await privateLink.PlanAsync(replaced);
        var result = await privateLink.ApplyConsentedAsync(plan);
        await privateLink.ApplyConsentedAsync(await privateLink.PlanAsync(Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("other")).Build()));

        Assert.Equal(tenants.Count, plan.Changes.Count(change => change is { Action: ChangeAction.Replace, ResourceType: "AWS::EC2::VPCEndpoint" }));
        Assert.True(result.IsComplete);
        Assert.Equal(
            ["dogs"],
            (await privateLink.PlanAsync(replaced)).Units.Where(unit => !unit.Counts.ContainsKey(ChangeAction.Create)).Select(unit => unit.Name));
    }

    private static async Task<IEnumerable<string>> AdmittedAsync(TestEnvironment edge, string id) =>
        (await edge.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new Filter("tag:privatelinkkit:id", [id])] }))
        .SecurityGroups.Single().IpPermissions.SelectMany(permission => permission.Ipv4Ranges).Select(range => range.CidrIp);
}
