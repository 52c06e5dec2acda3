using System.Text.Json;
using Amazon.EC2.Model;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.IntegrationTests.Hosting;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>A protected unit is kept until its protection is taken off in an apply of its own.</summary>
public class ProtectionTests
{
    private static readonly PrivateLinkStack Protected = Consumers(customer => customer.Protect());
    private static readonly PrivateLinkStack Unprotected = Consumers(customer => customer);
    private static readonly PrivateLinkStack WithoutCustomer = Stacks.Service().ConsumeFrom("other", Stacks.InOwnVpc).Build();

    [Fact]
    public async Task Destroy_ProtectedConsumer_DeletesNothingUntilTheProtectionIsTakenOff()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Protected);
        var before = edge.Aws.Requests.Count;

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(WithoutCustomer));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal((PreflightCode.Protected, "customer"), (finding.Code, finding.Unit));
        Assert.Contains("describe customer without Protect(), apply that, and destroy then", refused.Message, StringComparison.Ordinal);
        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|List|Get)", request.Operation));

        await edge.ApplyAsync(Unprotected);
        await edge.PrivateLink.DestroyAsync(Unprotected);
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Destroy_ProtectedStack_DeletesNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().Protect().Build());

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(Stacks.Service().Build()));

        Assert.Equal("dogs", Assert.Single(refused.Findings).Unit);
        Assert.True((await edge.PrivateLink.PlanAsync(Stacks.Service().Protect().Build())).IsEmpty);
    }

    [Fact]
    public async Task Apply_ProtectedConsumerLeftTheDescription_KeepsAndReportsItUntilTheProtectionIsTakenOff()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var endpoint = (await edge.ApplyAsync(Protected)).Endpoint("customer").EndpointId;
        var changed = Stacks.Service().ConsumeFrom("other", Stacks.InOwnVpc).WithTag("team", "dogs").Build();

        var plan = await edge.PrivateLink.PlanAsync(changed);
        var result = await edge.PrivateLink.ApplyAsync(plan);

        Assert.StartsWith("customer is kept: it is protected", Assert.Single(plan.Notes, note => note.Code is PlanNoteCode.ProtectedUnitKept).Text,
            StringComparison.Ordinal);
        Assert.Contains("customer in 000000000000/eu-west-1 is held back: it is protected, and no longer described", plan.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(plan.ToJson());
        Assert.Contains(json.RootElement.GetProperty("notes").EnumerateArray(), note => note.GetProperty("code").GetString() == "ProtectedUnitKept");
        Assert.Equal(UnitResult.Held, Assert.Single(result.Units, unit => unit.Name == "customer").Result);
        Assert.Contains(result.Outcomes, outcome => outcome is { LogicalId: "other/vpc", Status: ChangeStatus.Done });
        Assert.Contains(endpoint, await EndpointsAsync(edge));

        await edge.ApplyAsync(Unprotected);
        await edge.ApplyAsync(WithoutCustomer);
        Assert.DoesNotContain(endpoint, await EndpointsAsync(edge));
    }

    /// <summary>Nothing else of the description differs.</summary>
    [Fact]
    public async Task Apply_OnlyTheProtectionChanged_RecordsIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Unprotected);

        var plan = await edge.PrivateLink.PlanAsync(Protected);
        await edge.PrivateLink.ApplyAsync(plan);

        Assert.False(plan.IsEmpty);
        Assert.True((await edge.PrivateLink.PlanAsync(Protected)).IsEmpty);
        Assert.Contains("\"protected\":[\"customer\"]", (await edge.RecordAsync())["stack"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("PutParameter")]
    public async Task Apply_ProtectedWithoutTheRecord_IsRefusedBeforeAnyChange(string denied)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Unprotected);
        foreach (var operation in denied is "PutParameter" ? [denied] : new[] { "GetParametersByPath", "GetParameter", "PutParameter" })
        {
            edge.Aws.Faults.On(operation).Times(int.MaxValue).Fail("AccessDeniedException", "is not authorized", 400);
        }

        var plan = await edge.PrivateLink.PlanAsync(Consumers(customer => customer.Protect().WithTag("team", "dogs")));
        var before = edge.Aws.Requests.Count;
        var refused = await Assert.ThrowsAsync<ProtectionNotRecordedException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.Contains("the protection of customer needs the home record, /privatelinkkit/dogs/stack", refused.Message, StringComparison.Ordinal);
        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|List|Get|PutParameter)", request.Operation));
    }

    /// <summary>Nobody is connected, so only the protection asks.</summary>
    [Fact]
    public async Task Apply_ProtectedSubnetsThatHaveToBeDeletedFirst_NeedConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Of("10.20.0.0/24", "eu-west-1a", "eu-west-1b").Protect().Build());
        var changed = Of("10.20.0.0/24", "eu-west-1a", "eu-west-1b", "eu-west-1c").Protect().Build();

        var plan = await edge.PrivateLink.PlanAsync(changed);
        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.NotEmpty(refused.Held);
        Assert.All(refused.Held, one => Assert.Equal((InterruptionCode.ProtectedReplacement, 0), (one.Code, one.Endpoints.Count)));
        Assert.Null(refused.Result);
        await edge.ApplyConsentedAsync(plan);
        Assert.True((await edge.PrivateLink.PlanAsync(changed)).IsEmpty);

        static PrivateLinkStackBuilder Of(string cidr, params string[] zones) => PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr(cidr).AcrossZones(zones)).RunOnFargate(task => task.Image(Samples.DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080));
    }

    [Fact]
    public async Task Reconcile_ProtectedConsumerLeftTheDescription_LogsItOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Protected);
        await edge.ApplyAsync(WithoutCustomer);
        await using var host = new AppHost(
            edge, link => link.AddStack(WithoutCustomer), ("Stacks:dogs:AtStart", "Apply"), ("Stacks:dogs:ReconcileEvery", "00:01:00"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Incomplete);
        await host.Logs.NextAsync(AppHost.Incomplete);

        var unit = Assert.Single(host.Status.Units, unit => unit.State is not UnitState.Converged);
        Assert.Equal(("customer", UnitState.Held), (unit.Name, unit.State));
        Assert.Contains("it is protected", Assert.Single(host.Logs.Of(AppHost.UnitChanged)), StringComparison.Ordinal);
    }

    private static PrivateLinkStack Consumers(Func<ConsumerBuilder, ConsumerBuilder> configure) =>
        Stacks.Service().ConsumeFrom("customer", customer => configure(Stacks.InOwnVpc(customer))).ConsumeFrom("other", Stacks.InOwnVpc).Build();

    private static async Task<IEnumerable<string>> EndpointsAsync(TestEnvironment edge) =>
        (await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints
        .Where(endpoint => endpoint.State == Amazon.EC2.State.Available).Select(endpoint => endpoint.VpcEndpointId);
}
