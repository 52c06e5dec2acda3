using Amazon.EC2.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.IntegrationTests.Units;
using PrivateLinkKit.Samples;
using AvailabilityZone = Amazon.EC2.Model.AvailabilityZone;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>What can be known is known before the first change: the plan lists it, and an apply makes nothing of that unit.</summary>
public class PreflightTests
{
    private const string NoArn = "arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/net/gone/0a1b2c3d4e5f6071";

    [Fact]
    public async Task Apply_ZoneTheAccountLacks_MakesNothingAndNamesTheZones()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = PrivateLink.ExposeService("dogs").InVpc(vpc => vpc.AcrossZones("eu-west-1a", "eu-west-1z"))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080)).ViaNlb().Build();

        var finding = Assert.Single(await RefusedAsync(edge, stack));

        Assert.Equal((PreflightCode.ZoneNotFound, "dogs/vpc", "eu-west-1z"), (finding.Code, finding.LogicalId, finding.ResourceId));
        Assert.Contains("eu-west-1a (euw1-az", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ExistingVpcWithFaults_ListsThemAllAtOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (vpc, other) = (await VpcAsync(edge, "10.7.0.0/16"), await VpcAsync(edge, "10.8.0.0/16"));
        var (first, second) = (await SubnetAsync(edge, vpc, "10.7.0.0/24"), await SubnetAsync(edge, vpc, "10.7.1.0/24"));
        var foreign = await SubnetAsync(edge, other, "10.8.0.0/24", "eu-west-1b");
        const string Missing = "subnet-0a1b2c3d4e5f60718";
        var stack = PrivateLink.ExposeService("dogs").UseVpc(vpc, used => used.UseSubnets(first, second, foreign, Missing).Cidr("10.99.0.0/16"))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080)).ViaNlb().Build();

        var findings = await RefusedAsync(edge, stack);

        Assert.Equivalent(
            new[]
            {
                (PreflightCode.NotFound, Missing), (PreflightCode.OtherVpc, foreign), (PreflightCode.ZoneTwice, "eu-west-1a"), (PreflightCode.OtherRange, vpc),
            },
            findings.Select(finding => (finding.Code, finding.ResourceId)), strict: true);
        Assert.All(findings, finding => Assert.Equal("dogs/vpc", finding.LogicalId));
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("throttles")]
    [InlineData("does not answer")]
    public async Task Plan_CheckThatFailsInAConsumersAccount_HoldsBackNothingElse(string how)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var fault = edge.Aws.Faults.On("DescribeAvailabilityZones").From(Tenants.Account(1)).Times(int.MaxValue);
        switch (how)
        {
            case "fails": fault.Fail("InvalidParameterValue", "no", 400); break;
            case "throttles": fault.Throttle(); break;
            default: fault.ResetConnection(); break;
        }

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().WithTenant(1).Build());

        Assert.Equal(["tenant-1/endpoint", "tenant-1/vpc"], plan.Findings.Select(finding => finding.LogicalId));
        Assert.All(plan.Findings, finding =>
        {
            Assert.Equal(PreflightCode.Other, finding.Code);
            Assert.Contains("could not be checked for obstacles in eu-west-1", finding.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Apply_ExistingVpcMistyped_IsFoundAtOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = PrivateLink.ExposeService("dogs").UseVpc("vpc-0a1b2c3d4e5f60718", used => used.UseSubnets("subnet-0a1b2c3d4e5f60718"))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080)).ViaNlb().Build();
        var began = edge.Time.Elapsed;

        var finding = Assert.Single(await RefusedAsync(edge, stack));

        Assert.Equal((PreflightCode.NotFound, "vpc-0a1b2c3d4e5f60718"), (finding.Code, finding.ResourceId));
        Assert.InRange(edge.Time.Elapsed - began, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Apply_ClusterMissing_IsFoundAtOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var finding = Assert.Single(await RefusedAsync(edge, Stacks.Workload(task => task.UseCluster("nope")).ViaNlb(nlb => nlb.Listen(8080)).Build()));

        Assert.Equal((PreflightCode.NotFound, "dogs/cluster", "nope"), (finding.Code, finding.LogicalId, finding.ResourceId));
    }

    [Fact]
    public async Task Apply_NlbMissingOrWithoutListenerOrInAnotherService_IsFound()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var nlb = await (await Site.BuildAsync(edge)).AddNlbAsync(80, "nlb-one");
        await edge.ApplyAsync(PrivateLink.ExposeService("one").UseNlb(nlb).Build());

        var missing = Assert.Single(await RefusedAsync(edge, PrivateLink.ExposeService("two").UseNlb(NoArn).InRegion("eu-west-1").Build()));
        var both = await RefusedAsync(edge, PrivateLink.ExposeService("two").UseNlb(nlb, 81).Build());

        Assert.Equal((PreflightCode.NotFound, "two/nlb", NoArn), (missing.Code, missing.LogicalId, missing.ResourceId));
        Assert.Equal([PreflightCode.NoListener, PreflightCode.InOtherService], both.Select(finding => finding.Code));
    }

    /// <summary>The load balancer is missing for what is to be made, and nothing else.</summary>
    [Fact]
    public async Task Apply_NlbMissingAndAPrincipalRemoved_RevokesThePermission()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var nlb = await (await Site.BuildAsync(edge)).AddNlbAsync(80, "nlb-one");
        var service = (await edge.ApplyAsync(PrivateLink.ExposeService("dogs").UseNlb(nlb).AllowPrincipal(Connections.Guest).Build())).ServiceId!;
        var plan = await edge.PrivateLink.PlanAsync(PrivateLink.ExposeService("dogs").UseNlb(NoArn).InRegion("eu-west-1").Build());

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.Equal(PreflightCode.NotFound, Assert.Single(refused.Findings).Code);
        Assert.Empty(await PrincipalsAsync(edge, service));
        Assert.Equal([nlb], Assert.Single((await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations).NetworkLoadBalancerArns);
    }

    [Fact]
    public async Task Apply_ListenerOfAnExistingNlbMissing_HoldsNoChangeOfPrincipals()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var nlb = await (await Site.BuildAsync(edge)).AddNlbAsync(80, "nlb-one");
        var service = (await edge.ApplyAsync(PrivateLink.ExposeService("dogs").UseNlb(nlb).AllowPrincipal(Connections.Guest).Build())).ServiceId!;
        var listener = (await edge.ElbV2.DescribeListenersAsync(new DescribeListenersRequest { LoadBalancerArn = nlb })).Listeners[0].ListenerArn;
        await edge.ElbV2.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = listener });

        await edge.ApplyAsync(PrivateLink.ExposeService("dogs").UseNlb(nlb).Build());

        Assert.Empty(await PrincipalsAsync(edge, service));
    }

    [Fact]
    public async Task Apply_SubnetMistypedAndARuleAddedByHand_RevokesTheRuleAndKeepsTheEndpoint()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var vpc = await VpcAsync(edge, "10.40.0.0/24");
        var subnet = await SubnetAsync(edge, vpc, "10.40.0.0/26");
        await edge.ApplyAsync(Using(subnet));
        var group = Assert.Single((await edge.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest())).SecurityGroups,
            group => group.VpcId == vpc && group.GroupName != "default");
        await edge.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest
        {
            GroupId = group.GroupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
        var plan = await edge.PrivateLink.PlanAsync(Using(subnet, "subnet-0a1b2c3d4e5f60718"));

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.Equal((PreflightCode.NotFound, "customer"), (Assert.Single(refused.Findings).Code, refused.Findings[0].Unit));
        Assert.Equal([(ChangeStatus.Done, "customer/endpoint-group/rules"), (ChangeStatus.Held, "customer/endpoint")],
            refused.Outcomes.Select(outcome => (outcome.Status, outcome.LogicalId)));
        Assert.True((await edge.PrivateLink.PlanAsync(Using(subnet))).IsEmpty);

        PrivateLinkStack Using(params string[] subnets) => Stacks.Service().ConsumeFrom(
            "customer", customer => customer.UseVpc(vpc, used => used.UseSubnets(subnets).Cidr("10.40.0.0/24"))).Build();
    }

    [Fact]
    public async Task Apply_NamesOfAGroupAndAClusterTaken_AreFoundTogether()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var vpc = await VpcAsync(edge, "10.40.0.0/24");
        var subnet = await SubnetAsync(edge, vpc, "10.40.0.0/26");
        var stack = Stacks.Service().ConsumeFrom("customer", customer => customer.UseVpc(vpc, used => used.UseSubnets(subnet).Cidr("10.40.0.0/24"))).Build();
        var name = (await edge.PrivateLink.PlanAsync(stack)).Changes.Single(change => change.LogicalId == "customer/endpoint-group")
            .Properties.Single(property => property.Name == "GroupName").New!.ToString();
        var group = (await edge.Ec2.CreateSecurityGroupAsync(
            new CreateSecurityGroupRequest { VpcId = vpc, GroupName = name, Description = "of another team" })).GroupId;
        var cluster = (await edge.Ecs.CreateClusterAsync(new() { ClusterName = "dogs" })).Cluster.ClusterArn;

        var findings = await RefusedAsync(edge, stack);

        Assert.Equal([(PreflightCode.NameTaken, "customer/endpoint-group", group), (PreflightCode.NameTaken, "dogs/cluster", cluster)],
            findings.Select(finding => (finding.Code, finding.LogicalId, finding.ResourceId)));
    }

    [Fact]
    public async Task Apply_AlbOfAnotherVpcWithoutListener_IsFound()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (vpc, other) = (await VpcAsync(edge, "10.7.0.0/16"), await VpcAsync(edge, "10.8.0.0/16"));
        var subnet = await SubnetAsync(edge, vpc, "10.7.0.0/24");
        var alb = (await edge.ElbV2.CreateLoadBalancerAsync(new CreateLoadBalancerRequest
        {
            Name = "site", Type = "application", Scheme = "internal",
            Subnets = [await SubnetAsync(edge, other, "10.8.0.0/24"), await SubnetAsync(edge, other, "10.8.1.0/24", "eu-west-1b")],
        })).LoadBalancers[0].LoadBalancerArn;

        var findings = await RefusedAsync(
            edge, PrivateLink.ExposeService("dogs").UseVpc(vpc, used => used.UseSubnets(subnet)).UseAlb(alb).ViaNlb().Build());

        Assert.Equal([PreflightCode.OtherVpc, PreflightCode.NoListener], findings.Select(finding => finding.Code));
    }

    [Fact]
    public async Task Apply_ConsumerInAZoneTheServiceLacks_HoldsOnlyTheConsumerAndNamesBothAccountsNames()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var (provider, consumer) = (await ZonesAsync(edge, TestEnvironment.Account), await ZonesAsync(edge, Connections.Guest));
        var wrong = consumer.First(zone => Stacks.Zones.All(name => provider.Single(own => own.ZoneName == name).ZoneId != zone.ZoneId));
        var stack = Stacks.Service().WithConsumer().ConsumeFrom("guest", guest => guest.InVpc(vpc => vpc.AcrossZones(wrong.ZoneName))
            .AsRole($"arn:aws:iam::{Connections.Guest}:role/deployer")).Build();
        var plan = await edge.PrivateLink.PlanAsync(stack);

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.ApplyAsync(plan));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal((PreflightCode.ZoneNotOffered, "guest/endpoint", wrong.ZoneName), (finding.Code, finding.LogicalId, finding.ResourceId));
        var offered = provider.Single(zone => zone.ZoneName == "eu-west-1a");
        Assert.Contains($"{offered.ZoneId}, eu-west-1a for the service and {consumer.Single(zone => zone.ZoneId == offered.ZoneId).ZoneName} here",
            finding.Remedy, StringComparison.Ordinal);
        Assert.Equal([UnitResult.Complete, UnitResult.Complete, UnitResult.Held], refused.Units.Select(unit => unit.Result));
        using var guests = edge.Ec2As(Connections.Guest);
        Assert.Empty((await guests.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Apply_ZonesByIdOnBothSides_NeedNoNamesOfAnAccount()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var stack = PrivateLink.ExposeService("dogs").InVpc(vpc => vpc.AcrossZones("euw1-az1", "euw1-az2"))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080)).ViaNlb(nlb => nlb.Listen(8080))
            .ConsumeFrom("guest", guest => guest.InVpc(vpc => vpc.AcrossZones("euw1-az2")).AsRole($"arn:aws:iam::{Connections.Guest}:role/deployer"))
            .Build();

        var endpoint = (await edge.ApplyAsync(stack)).Endpoint("guest");

        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        Assert.True((await http.GetAsync(new Uri($"http://{endpoint.DnsName}:8080/dogs"))).IsSuccessStatusCode);
        var second = await edge.PrivateLink.PlanAsync(stack);
        Assert.True(second.IsEmpty, second.ToString());
    }

    [Fact]
    public async Task Apply_OneZoneByNameAndById_IsFound()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var zone = (await ZonesAsync(edge, TestEnvironment.Account))[0];
        var stack = PrivateLink.ExposeService("dogs").InVpc(vpc => vpc.AcrossZones(zone.ZoneName, zone.ZoneId))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080)).ViaNlb().Build();

        var finding = Assert.Single(await RefusedAsync(edge, stack));

        Assert.Equal((PreflightCode.ZoneTwice, zone.ZoneId), (finding.Code, finding.ResourceId));
    }

    [Fact]
    public async Task Plan_Unchanged_ChecksNothing()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var vpc = await VpcAsync(edge, "10.40.0.0/24");
        var subnet = await SubnetAsync(edge, vpc, "10.40.0.0/26");
        var stack = Stacks.Service().ConsumeFrom("customer", customer => customer.UseVpc(vpc, used => used.UseSubnets(subnet).Cidr("10.40.0.0/24"))).Build();
        await edge.ApplyAsync(stack);

        var plan = await edge.PrivateLink.PlanAsync(stack);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.DoesNotContain("DescribeAvailabilityZones", plan.Calls.Keys);
    }

    /// <summary>Plans and applies; expects the same findings twice, and that nothing was changed.</summary>
    private static async Task<IReadOnlyList<PreflightFinding>> RefusedAsync(TestEnvironment edge, PrivateLinkStack stack)
    {
        var plan = await edge.PrivateLink.PlanAsync(stack);
        var before = edge.Aws.Requests.Count;
        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.ApplyAsync(plan));
        Assert.Equal(plan.Findings, refused.Findings);
        Assert.Empty(refused.Outcomes);
        Assert.Equal(before, edge.Aws.Requests.Count);
        return plan.Findings;
    }

    private static async Task<IEnumerable<string>> PrincipalsAsync(TestEnvironment edge, string serviceId) =>
        ((await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new DescribeVpcEndpointServicePermissionsRequest { ServiceId = serviceId }))
        .AllowedPrincipals ?? []).Select(allowed => allowed.Principal);

    private static async Task<List<AvailabilityZone>> ZonesAsync(TestEnvironment edge, string account)
    {
        using var ec2 = edge.Ec2As(account);
        return (await ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest())).AvailabilityZones;
    }

    private static async Task<string> VpcAsync(TestEnvironment edge, string cidr) =>
        (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = cidr })).Vpc.VpcId;

    private static async Task<string> SubnetAsync(TestEnvironment edge, string vpc, string cidr, string zone = "eu-west-1a") =>
        (await edge.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone })).Subnet.SubnetId;
}
