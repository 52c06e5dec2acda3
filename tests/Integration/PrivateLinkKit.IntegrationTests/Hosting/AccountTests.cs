using Amazon.EC2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.IntegrationTests.Iam;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Accounts by name.</summary>
public class AccountTests
{
    private const string CustomerAccount = "222222222222";
    private const string CustomerRole = $"arn:aws:iam::{CustomerAccount}:role/deployer";
    private const string ExternalId = "only-for-us-7f3a";

    [Fact]
    public async Task Apply_ConsumerInANamedAccount_IsMadeThereAndAllowedToConnect()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var customer = edge.Ec2As(CustomerAccount);
        await using var host = new AppHost(edge, _ => { }, ("Accounts:Customer:RoleArn", CustomerRole), ("Accounts:Customer:ExternalId", ExternalId));
        var privateLink = host.Services.GetRequiredService<PrivateLinkProvisioner>();
        var stack = await StackAsync(edge, "customer");

        var result = await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));

        var endpoint = Assert.Single((await customer.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints);
        Assert.Equal((result.Endpoint("customer").EndpointId, "available"), (endpoint.VpcEndpointId, endpoint.State.Value.ToLowerInvariant()));
        Assert.True((await privateLink.PlanAsync(stack)).IsEmpty);
        await privateLink.DestroyAsync(stack);
        Assert.Empty((await customer.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Plan_SessionAboutToExpire_IsRenewed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, _ => { }, ("Accounts:Customer:RoleArn", CustomerRole));
        var privateLink = host.Services.GetRequiredService<PrivateLinkProvisioner>();
        var stack = await StackAsync(edge, "customer");
        await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
        Assert.Equal(2, Assumed());

        await edge.PassAsync(TimeSpan.FromMinutes(50));
        await privateLink.PlanAsync(stack);
        Assert.Equal(2, Assumed());

        await edge.PassAsync(TimeSpan.FromMinutes(6));
        await privateLink.PlanAsync(stack);
        Assert.Equal(3, Assumed());

        await edge.PassAsync(TimeSpan.FromHours(3));
        Assert.True((await privateLink.PlanAsync(stack)).IsEmpty);
        Assert.Equal(4, Assumed());

        int Assumed() => edge.Aws.Requests.Count(request => request.Operation == "AssumeRole");
    }

    [Fact]
    public async Task Operations_InARole_HaveASessionOfTheirOwn()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var recorder = new CallRecorder(edge);
        using var privateLink = new PrivateLinkProvisioner(recorder.HostOptions());
        var dogs = Stacks.Service().AsRole(CustomerRole).Build();
        var cats = Stacks.Workload(name: "cats").ViaNlb(nlb => nlb).AsRole(CustomerRole).Build();

        await privateLink.ApplyAsync(await privateLink.PlanAsync(dogs));
        await privateLink.ApplyAsync(await privateLink.PlanAsync(dogs));
        await Task.WhenAll(privateLink.PlanAsync(cats), privateLink.PlanAsync(dogs));
        await privateLink.PlanAsync([dogs, cats]);
        await privateLink.DestroyAsync(dogs);

        Assert.Equal(
            ["plk-cats-plan", "plk-dogs-apply", "plk-dogs-destroy", "plk-dogs-plan", "plk-plan"],
            recorder.Calls.Where(call => call.Call.Action is "sts:AssumeRole").Select(call => call.Call.Keys[ApiCalls.SessionName]).Order());
    }

    [Fact]
    public async Task Destroy_StackWithTheLongestName_HasAValidSessionName()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Workload(name: new string('x', 24)).ViaNlb(nlb => nlb).AsRole(CustomerRole).Build();

        await edge.PrivateLink.DestroyAsync(stack);

        Assert.Contains(edge.Aws.Requests, request => request is { Operation: "AssumeRole", Status: 200 });
    }

    [Fact]
    public async Task Plan_RoleIsRefusedWhileItsSessionLasts_GoesOnWithThat()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, _ => { }, ("Accounts:Customer:RoleArn", CustomerRole));
        var privateLink = host.Services.GetRequiredService<PrivateLinkProvisioner>();
        var stack = await StackAsync(edge, "customer");
        await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
        edge.Aws.Faults.On("AssumeRole").Times(int.MaxValue).Fail("AccessDenied", "You are not authorized", 403);

        await edge.PassAsync(TimeSpan.FromMinutes(57));
        Assert.True((await privateLink.PlanAsync(stack)).IsEmpty);
        Assert.Contains(edge.Aws.Requests, request => request is { Operation: "AssumeRole", ErrorCode: "AccessDenied" });

        await edge.PassAsync(TimeSpan.FromMinutes(4));
        var customer = Assert.Single((await privateLink.PlanAsync(stack)).Units, unit => unit.Status is UnitStatus.Unreachable);
        Assert.Equal("AccessDenied", customer.Error!.ErrorCode);
        Assert.Contains($"{CustomerRole} could not be assumed", customer.Reason, StringComparison.Ordinal);

        edge.Aws.Faults.Clear();
        var plan = await privateLink.PlanAsync(stack);
        Assert.True(plan.IsEmpty);
        Assert.All(plan.Units, unit => Assert.Equal(UnitStatus.Ready, unit.Status));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(CustomerRole)]
    public async Task Plan_NoCredentialsAtFirst_LooksForThemAgain(string? role)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var options = edge.Options();
        var (credentials, areThere) = (options.Credentials!, false);
        options.Credentials = null;
        using var clients = new AwsClientPool(options, findCredentials: () => areThere ? credentials
            : throw new AmazonClientException("Failed to resolve AWS credentials."));
        using var privateLink = new PrivateLinkProvisioner(options, clients, loggerFactory: null);
        var stack = (role is null ? Stacks.Service() : Stacks.Service().AsRole(role)).Build();
        Assert.Contains("Failed to resolve AWS credentials", (await Assert.ThrowsAsync<AwsCallException>(() => privateLink.PlanAsync(stack))).Message,
            StringComparison.Ordinal);

        areThere = true;

        Assert.False((await privateLink.PlanAsync(stack)).IsEmpty);
    }

    [Fact]
    public async Task Start_StackInAnUnknownAccount_FailsBeforeAnyCall()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = await StackAsync(edge, "custmer");
        edge.Aws.Requests.Clear();
        await using var host = new AppHost(edge, link => link.AddStack(stack), ("Accounts:Customer:RoleArn", CustomerRole));

        var error = await Assert.ThrowsAsync<StackValidationException>(host.StartAsync);

        var fault = Assert.Single(error.Errors);
        Assert.Equal(("customer", "custmer"), (fault.LogicalId, fault.Value));
        Assert.Contains("Customer", fault.Problem, StringComparison.Ordinal);
        Assert.Empty(edge.Aws.Requests);
    }

    [Fact]
    public async Task Logs_OfAnApplyThatFailsHalfway_HoldNoSecret()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("CreateVpcEndpoint").Fail("UnauthorizedOperation", "You are not authorized", 403);
        var stack = (await ServiceAsync(edge, "customer", Stacks.Workload(task => task.WithEnvironment("PASSWORD", "hunter2-in-the-open")))).Build();
        await using var host = new AppHost(
            edge, link => link.AddStack(stack), ("Accounts:Customer:RoleArn", CustomerRole), ("Accounts:Customer:ExternalId", ExternalId),
                ("Stacks:dogs:AtStart", "Apply"));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Failed);
        await host.Logs.NextAsync(AppHost.Converged);

        Assert.Contains(host.Logs.All, record => record.Id == AppHost.Applying);
        var credentials = edge.Options().Credentials!.GetCredentials();
        Assert.All(
            [credentials.SecretKey, ExternalId, "hunter2", "AWS4-HMAC", "ASIA"],
            secret => Assert.DoesNotContain(host.Logs.All, record => record.Text.Contains(secret, StringComparison.Ordinal)));
    }

    private static async Task<PrivateLinkStack> StackAsync(TestEnvironment edge, string account) => (await ServiceAsync(edge, account, Stacks.Workload()))
        .Build();

    /// <summary>
    /// Returns the consumer account's name of a zone in which the service is placed: zone names differ between accounts, zone ids do not.
    /// </summary>
    private static async Task<PrivateLinkStackBuilder> ServiceAsync(TestEnvironment edge, string account, WorkloadBuilder workload)
    {
        using var customer = edge.Ec2As(CustomerAccount);
        var ids = (await edge.Ec2.DescribeAvailabilityZonesAsync(
            new DescribeAvailabilityZonesRequest { ZoneNames = [.. Stacks.Zones] })).AvailabilityZones.Select(zone => zone.ZoneId);
        var zone = (await customer.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneIds = [.. ids] })).AvailabilityZones[0].ZoneName;
        return workload.ViaNlb(nlb => nlb.Listen(8080)).ConsumeFrom(
            "customer", consumer => consumer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(zone)).InAccount(account));
    }
}
