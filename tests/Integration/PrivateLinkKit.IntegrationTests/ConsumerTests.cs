using Amazon.EC2.Model;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

public class ConsumerTests
{
    private const string CustomerAccount = "222222222222";
    private const string CustomerRole = $"arn:aws:iam::{CustomerAccount}:role/deployer";

    [Fact]
    public async Task Apply_TasksDirectlyBehindTheNlb_AnswerThroughTheEndpoint()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var result = await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());

        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ConsumerInAnotherAccount_CreatesItsSideThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var customer = edge.Ec2As(CustomerAccount);
        var zone = await ZoneSharedAsync(edge.Ec2, customer);
        var stack = Stacks.Service().ConsumeFrom(
            "customer", customer => customer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(zone)).AsRole(CustomerRole)).Build();

        var result = await edge.ApplyAsync(stack);

        Assert.Equal(result.Endpoint("customer").EndpointId,
            Assert.Single((await customer.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints).VpcEndpointId);
        Assert.Empty((await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints ?? []);
        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer")), StringComparison.Ordinal);
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);

        await edge.PrivateLink.DestroyAsync(stack);
        Assert.Empty((await customer.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Apply_ConsumerOfAnotherAccountNotNamedAnyMore_LeavesNothingThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var customer = edge.Ec2As(CustomerAccount);
        await edge.ApplyAsync(await InAccountOfCustomerAsync(edge, customer));
        var without = Stacks.Service().Build();

        var plan = await edge.PrivateLink.PlanAsync(without);
        await edge.ApplyConsentedAsync(plan);
        var before = edge.Aws.Requests.Count;
        var second = await edge.PrivateLink.PlanAsync(without);

        Assert.Contains(plan.Changes, change => (change.LogicalId, change.Action) == ("customer/endpoint", ChangeAction.Delete));
        Assert.Empty((await customer.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        Assert.True(second.IsEmpty, second.ToString());
        Assert.DoesNotContain(edge.Aws.Requests.Skip(before), request => request.Operation == "AssumeRole");
    }

    [Fact]
    public async Task Apply_ConsumerMovedToAnotherAccount_IsMadeThereAndGoneHere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var customer = edge.Ec2As(CustomerAccount);
        await edge.ApplyAsync(await InAccountOfCustomerAsync(edge, customer));
        var moved = Stacks.Service().WithConsumer().Build();

        var plan = await edge.PrivateLink.PlanAsync(moved);
        var result = await edge.ApplyConsentedAsync(plan);

        Assert.Contains(plan.Changes, change => change is { LogicalId: "customer/vpc", Action: ChangeAction.Delete, Reason: "is wanted in eu-west-1 now" });
        Assert.Empty((await customer.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer")), StringComparison.Ordinal);
        Assert.True((await edge.PrivateLink.PlanAsync(moved)).IsEmpty);
    }

    [Fact]
    public async Task Destroy_ConsumerOfAnotherAccountNotNamedAnyMore_LeavesNothingThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var customer = edge.Ec2As(CustomerAccount);
        await edge.ApplyAsync(Stacks.Service().Build());
        await edge.ApplyAsync(await InAccountOfCustomerAsync(edge, customer));

        await edge.PrivateLink.DestroyAsync(Stacks.Service().Build());

        Assert.Empty((await customer.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Apply_ConsumerNotNamedAnyMoreAfterAnApplyThatMadeNoService_LeavesNothingThere()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var customer = edge.Ec2As(CustomerAccount);
        edge.Aws.Faults.On("CreateLoadBalancer").Fail("AccessDenied", status: 403);
        var stack = await InAccountOfCustomerAsync(edge, customer);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyAsync(stack));
        Assert.Single((await customer.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs);

        await edge.ApplyAsync(Stacks.Service().Build());

        Assert.Empty((await customer.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
        Assert.Equal(["stack"], (await edge.RecordAsync()).Keys);
    }

    [Fact]
    public async Task Apply_SidesAsTwoRolesOfOneAccount_HoldsNothingTwice()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service()
            .AsRole($"arn:aws:iam::{CustomerAccount}:role/provider")
            .ConsumeFrom("customer", customer => Stacks.InOwnVpc(customer).AsRole(CustomerRole))
            .Build();

        await edge.ApplyAsync(stack);
        var unchanged = await edge.PrivateLink.PlanAsync(stack);
        var before = edge.Aws.Requests.Count;
        var destroyed = await edge.PrivateLink.DestroyAsync(stack);

        Assert.True(unchanged.IsEmpty, unchanged.ToString());
        Assert.All(destroyed.Outcomes, outcome => Assert.Equal(ChangeStatus.Done, outcome.Status));
        var deletes = edge.Aws.Requests.Skip(before).Where(request => request.Operation == "DeleteVpc").ToList();
        Assert.Equal(2, deletes.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_AcceptanceRequired_AcceptsTheStacksOwnConsumer(bool filterByEndpointId)
    {
        await using var edge = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { FilterConnectionsByEndpointId = filterByEndpointId });
        var stack = Stacks.Service().RequireAcceptance().WithConsumer().Build();

        var result = await edge.ApplyAsync(stack);

        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer")), StringComparison.Ordinal);
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_ConsumerTakenOutOfTheStack_DeletesOnlyItsSide()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());
        var without = Stacks.Service().AllowPrincipal("arn:aws:iam::333333333333:root").Build();

        var plan = await edge.PrivateLink.PlanAsync(without);
        await edge.ApplyConsentedAsync(plan);

        Assert.All(plan.Changes.Where(change => change.Action is ChangeAction.Delete), change =>
            Assert.StartsWith("customer/", change.LogicalId, StringComparison.Ordinal));
        Assert.Equal("10.20.0.0/24", Assert.Single((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs).CidrBlock);
        Assert.True((await edge.PrivateLink.PlanAsync(without)).IsEmpty);
    }

    [Fact]
    public async Task Apply_ConsumerInAUsedVpc_LeavesThatVpcAsItWas()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var vpcId = (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.40.0.0/24" })).Vpc.VpcId;
        var subnetId = (await edge.Ec2.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpcId, CidrBlock = "10.40.0.0/26", AvailabilityZone = "eu-west-1a" })).Subnet.SubnetId;
        var stack = Stacks.Service()
            .ConsumeFrom("customer", customer => customer.UseVpc(vpcId, vpc => vpc.UseSubnets(subnetId).Cidr("10.40.0.0/24")))
            .Build();

        var result = await edge.ApplyAsync(stack);

        Assert.Equal(vpcId, result.Endpoint("customer").VpcId);
        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer")), StringComparison.Ordinal);
        await edge.PrivateLink.DestroyAsync(stack);
        var left = Assert.Single((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs);
        Assert.Equal(vpcId, left.VpcId);
        Assert.Empty(left.Tags ?? []);
        Assert.Single((await edge.Ec2.DescribeSubnetsAsync(CreatedResources.Subnets)).Subnets);
    }

    [Theory]
    [InlineData("10.99.0.0/16")]
    [InlineData("10.40.0.0/25")]
    public async Task Plan_StatedRangeCoversNoneOfTheVpcs_IsFound(string stated)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var vpcId = (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.40.0.0/24" })).Vpc.VpcId;
        var subnetId = (await edge.Ec2.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpcId, CidrBlock = "10.40.0.0/26", AvailabilityZone = "eu-west-1a" })).Subnet.SubnetId;
        var stack = Stacks.Service().ConsumeFrom("customer", customer => customer.UseVpc(vpcId, vpc => vpc.UseSubnets(subnetId).Cidr(stated))).Build();

        var finding = Assert.Single((await edge.PrivateLink.PlanAsync(stack)).Findings);

        Assert.Equal((PreflightCode.OtherRange, "customer/vpc", vpcId), (finding.Code, finding.LogicalId, finding.ResourceId));
        Assert.Contains($"the VPC {vpcId} has another range than {stated}: 10.40.0.0/24", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_ForeignEndpointConnected_IsRefusedAndListsIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().AllowPrincipal($"arn:aws:iam::{CustomerAccount}:root").Build();
        var service = (await edge.ApplyAsync(stack)).ServiceName!;
        using var stranger = edge.Ec2As(CustomerAccount);
        var endpointId = await ConnectAsync(stranger, service);

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(stack));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal((PreflightCode.ForeignConnection, endpointId), (finding.Code, finding.ResourceId));
        Assert.True((await edge.PrivateLink.PlanAsync(stack)).IsEmpty);

        var plan = await edge.PrivateLink.PlanDestroyAsync(stack);
        await edge.PrivateLink.DestroyAsync(plan, destroyOptions: new DestroyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });
        Assert.All((await edge.PrivateLink.PlanAsync(stack)).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
    }

    [Fact]
    public async Task Destroy_ForeignEndpointOfAnotherRegionConnected_IsListedAndRejectedOnConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = Stacks.Service().AllowPrincipal($"arn:aws:iam::{CustomerAccount}:root").Build();
        var service = (await edge.ApplyAsync(stack)).ServiceName!;
        var serviceId = service.Split('.')[^1];
        await edge.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = serviceId, AddSupportedRegions = ["us-east-1"] });
        await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [serviceId] });
        using var near = edge.Ec2As(CustomerAccount);
        using var far = edge.Ec2As(CustomerAccount, "us-east-1");
        string[] endpoints = [await ConnectAsync(near, service), await ConnectAsync(far, service, TestEnvironment.Region)];

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(stack));

        Assert.Equal(endpoints.Order(), refused.Findings.Select(finding => finding.ResourceId).Order());
        var plan = await edge.PrivateLink.PlanDestroyAsync(stack);
        await edge.PrivateLink.DestroyAsync(plan, destroyOptions: new DestroyOptions { Consent = InterruptionConsent.To(plan.Interruptions) });
        Assert.All((await edge.PrivateLink.PlanAsync(stack)).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
    }

    /// <summary>
    /// Returns the consumer account's name of a zone in which the service is placed: zone names differ between accounts, zone ids do not.
    /// </summary>
    private static async Task<string> ZoneSharedAsync(Amazon.EC2.AmazonEC2Client provider, Amazon.EC2.AmazonEC2Client consumer)
    {
        var ids = (await provider.DescribeAvailabilityZonesAsync(
            new DescribeAvailabilityZonesRequest { ZoneNames = [.. Stacks.Zones] })).AvailabilityZones.Select(zone => zone.ZoneId);
        return (await consumer.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneIds = [.. ids] })).AvailabilityZones[0].ZoneName;
    }

    /// <param name="account">The consumer's account, in its region.</param>
    /// <param name="serviceName">The service.</param>
    /// <param name="serviceRegion">The service's region; null: the consumer's.</param>
    private static async Task<string> ConnectAsync(Amazon.EC2.AmazonEC2Client account, string serviceName, string? serviceRegion = null)
    {
        var zones = await account.DescribeVpcEndpointServicesAsync(
            new DescribeVpcEndpointServicesRequest { ServiceNames = [serviceName], ServiceRegions = serviceRegion is null ? null : [serviceRegion] });
        var vpcId = (await account.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.50.0.0/24" })).Vpc.VpcId;
        var subnetId = (await account.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpcId, CidrBlock = "10.50.0.0/26",
                AvailabilityZone = serviceRegion is null ? zones.ServiceDetails[0].AvailabilityZones[0] : null,
                AvailabilityZoneId = serviceRegion is null ? null : "use1-az1" })).Subnet.SubnetId;
        return (await account.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcId = vpcId,
            SubnetIds = [subnetId],
            ServiceName = serviceName,
            ServiceRegion = serviceRegion,
            VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface,
            PrivateDnsEnabled = false,
        })).VpcEndpoint.VpcEndpointId;
    }

    private static async Task<string> GetAsync(TestEnvironment edge, PrivateLinkEndpoint endpoint)
    {
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        return await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}:8080/dogs"));
    }

    private static async Task<PrivateLinkStack> InAccountOfCustomerAsync(TestEnvironment edge, Amazon.EC2.AmazonEC2Client customer)
    {
        var zone = await ZoneSharedAsync(edge.Ec2, customer);
        return Stacks.Service().ConsumeFrom("customer", consumer => consumer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(zone)).AsRole(CustomerRole))
            .Build();
    }
}
