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

    private static async Task<IEnumerable<string>> AdmittedAsync(TestEnvironment edge, string id) =>
        (await edge.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new Filter("tag:privatelinkkit:id", [id])] }))
        .SecurityGroups.Single().IpPermissions.SelectMany(permission => permission.Ipv4Ranges).Select(range => range.CidrIp);
}
