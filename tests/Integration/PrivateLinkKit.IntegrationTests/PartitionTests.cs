using Amazon;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Every partition of the SDK: a service with a consumer in another account, described without naming the partition.</summary>
public class PartitionTests
{
    private const string CustomerAccount = "222222222222";

    public static TheoryData<string> Regions =>
    [
        .. RegionEndpoint.EnumerableAllRegions.Where(region => region.SystemName != "us-east-1-regional")
            .GroupBy(region => region.PartitionName).Select(partition => partition.First().SystemName),
    ];

    [Theory]
    [MemberData(nameof(Regions))]
    public async Task Stack_InEveryPartition_IsAppliedReachedAndDestroyed(string region)
    {
        var partition = RegionEndpoint.GetBySystemName(region).PartitionName;
        await using var edge = await TestEnvironment.StartAsync();
        var options = edge.Options();
        options.Region = region;
        using var privateLink = new PrivateLinkProvisioner(options);
        var stack = PrivateLink.ExposeService("dogs")
            .InVpc()
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080))
            .AllowPrincipal("333333333333")
            .ConsumeFrom("own")
            .ConsumeFrom("customer", await CustomerAsync(edge, partition, region))
            .Build();

        var result = await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
        var second = await privateLink.PlanAsync(stack);

        Assert.True(second.IsEmpty, second.ToString());
        Assert.All(result.Outcomes.Where(outcome => outcome.PhysicalId!.StartsWith("arn:", StringComparison.Ordinal)),
            outcome => Assert.StartsWith($"arn:{partition}:", outcome.PhysicalId, StringComparison.Ordinal));
        Assert.Equal(
            [$"arn:{partition}:iam::{CustomerAccount}:root", $"arn:{partition}:iam::333333333333:root"],
            await PrincipalsAsync(edge, region, result.Outcomes.Single(outcome => outcome.LogicalId == "dogs/endpoint-service").PhysicalId!));
        Assert.Contains("name", await GetAsync(edge, result.Endpoint("own")), StringComparison.Ordinal);
        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer")), StringComparison.Ordinal);
        await privateLink.DestroyAsync(stack);
        Assert.All((await privateLink.PlanAsync(stack)).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
    }

    [Fact]
    public async Task Plan_PrincipalOfAnotherPartitionThanTheOptionsRegion_IsRefusedBeforeAnyCall()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var options = edge.Options();
        options.Region = "cn-north-1";
        using var privateLink = new PrivateLinkProvisioner(options);
        var stack = PrivateLink.ExposeService("dogs").InVpc().RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080)).ViaNlb()
            .AllowPrincipal("arn:aws:iam::333333333333:root").Build();

        var error = await Assert.ThrowsAsync<StackValidationException>(() => privateLink.PlanAsync(stack));

        Assert.Equal("arn:aws:iam::333333333333:root", Assert.Single(error.Errors).Value);
        Assert.Empty(edge.Aws.Requests);
    }

    /// <summary>A zone of the service, by its name in the customer's account.</summary>
    private static async Task<Func<ConsumerBuilder, ConsumerBuilder>> CustomerAsync(TestEnvironment edge, string partition, string region)
    {
        using var own = Ec2(edge, TestEnvironment.Account, region);
        using var customer = Ec2(edge, CustomerAccount, region);
        var first = await own.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneNames = [$"{region}a"] });
        var same = await customer.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneIds = [first.AvailabilityZones[0].ZoneId] });
        var zone = same.AvailabilityZones[0].ZoneName;
        return consumer => consumer.InVpc(vpc => vpc.AcrossZones(zone)).AsRole($"arn:{partition}:iam::{CustomerAccount}:role/deployer");
    }

    private static async Task<IEnumerable<string>> PrincipalsAsync(TestEnvironment edge, string region, string serviceId)
    {
        using var ec2 = Ec2(edge, TestEnvironment.Account, region);
        var permissions = await ec2.DescribeVpcEndpointServicePermissionsAsync(new DescribeVpcEndpointServicePermissionsRequest { ServiceId = serviceId });
        return permissions.AllowedPrincipals.Select(allowed => allowed.Principal).Order(StringComparer.Ordinal);
    }

    private static async Task<string> GetAsync(TestEnvironment edge, PrivateLinkEndpoint endpoint)
    {
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        return await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}:8080/dogs"));
    }

    private static AmazonEC2Client Ec2(TestEnvironment edge, string account, string region) => new(
        new BasicAWSCredentials(account, "secret"),
        new AmazonEC2Config { ServiceURL = edge.Aws.ServiceUrl.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0 });
}
