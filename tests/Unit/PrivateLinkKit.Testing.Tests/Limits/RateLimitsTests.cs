using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Services.Ecs;
using PrivateLinkKit.Testing.Services.Ssm;
using PrivateLinkKit.Testing.Tests.Services;

namespace PrivateLinkKit.Testing.Tests.Limits;

public sealed class RateLimitsTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private TestEnvironment _lab = null!;

    public async Task InitializeAsync() => _lab = await TestEnvironment.StartAsync(
        new EmbeddedAwsOptions { RateLimits = RateLimits.Aws, TimeProvider = _clock });

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    [Theory]
    [InlineData("ec2", "DescribeVpcs", 100, 20)]
    [InlineData("ec2", "DescribeVpcEndpoints", 100, 20)]
    [InlineData("ec2", "DescribeNetworkInterfaces", 50, 10)]
    [InlineData("ec2", "CreateVpc", 50, 5)]
    [InlineData("ec2", "AuthorizeSecurityGroupIngress", 50, 5)]
    [InlineData("ec2", "CreateVpcEndpoint", 4, 0.3)]
    [InlineData("ec2", "DeleteVpcEndpointServiceConfigurations", 10, 1)]
    [InlineData("ec2", "AcceptVpcEndpointConnections", 10, 1)]
    [InlineData("ec2", "CreateNatGateway", 10, 1)]
    [InlineData("ec2", "CreateTags", 100, 10)]
    [InlineData("ec2", "DeleteNetworkInterface", 100, 5)]
    [InlineData("elasticloadbalancing", "CreateLoadBalancer", 10, 0.2)]
    [InlineData("elasticloadbalancing", "RegisterTargets", 20, 4)]
    [InlineData("elasticloadbalancing", "DescribeTags", 40, 10)]
    [InlineData("elasticloadbalancing", "CreateListener", 20, 3)]
    public async Task Bucket_OfEachKind_HoldsItsCapacityAndRefillsByTheClock(string service, string operation, int capacity, double refill)
    {
        Assert.Equal(capacity, await PassedAsync(service, operation, capacity + 5));

        _clock.Advance(TimeSpan.FromSeconds(1 / refill));
        Assert.Equal(1, await PassedAsync(service, operation, 3));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(capacity, await PassedAsync(service, operation, capacity + 5));
    }

    [Theory]
    [InlineData("CreateCluster", 20, 1)]
    [InlineData("DescribeTaskDefinition", 50, 20)]
    [InlineData("RegisterTaskDefinition", 20, 1)]
    [InlineData("DeleteTaskDefinitions", 5, 1)]
    [InlineData("UpdateService", 50, 5)]
    [InlineData("ListServices", 100, 20)]
    [InlineData("DescribeTasks", 100, 20)]
    [InlineData("RunTask", 20, 20)]
    [InlineData("StopTask", 100, 40)]
    [InlineData("ListTagsForResource", 50, 20)]
    [InlineData("TagResource", 20, 10)]
    public void BucketsOf_Ecs_AreThoseOfTheFamily(string operation, int capacity, double refill)
    {
        var bucket = Assert.Single(EcsRates.BucketsOf(operation));

        Assert.Equal((capacity, refill), (bucket.Capacity, bucket.Refill));
    }

    [Theory]
    [InlineData("GetParameter", "ssm read", 40)]
    [InlineData("GetParameters", "ssm read", 40)]
    [InlineData("GetParametersByPath", "ssm read", 40)]
    [InlineData("PutParameter", "ssm put", 3)]
    public void BucketsOf_Ssm_AreTheDefaultThroughput(string operation, string name, int rate)
    {
        var bucket = Assert.Single(SsmRates.BucketsOf(operation));

        Assert.Equal(new RateBucket(name, rate, rate), bucket);
    }

    [Fact]
    public async Task PutParameter_FasterThanThreePerSecond_IsThrottled()
    {
        using var ssm = _lab.SsmOf(TestEnvironment.Provider);
        for (var i = 0; i < 3; i++)
        {
            await PutAsync(i);
        }

        await Refused.WithAsync("ThrottlingException", () => PutAsync(3));
        _clock.Advance(TimeSpan.FromSeconds(1 / 3.0));
        await PutAsync(3);

        Task PutAsync(int number) => ssm.PutParameterAsync(new() { Name = $"/orders/{number}", Value = "a", Type = "String" });
    }

    [Fact]
    public async Task Bucket_OfAnApi_IsNotSharedWithOtherApisAccountsOrRegions()
    {
        Assert.Equal(50, await PassedAsync("ec2", "CreateVpc", 60));

        Assert.Equal(1, await PassedAsync("ec2", "CreateSubnet", 1));
        Assert.Equal(1, await PassedAsync("ec2", "CreateVpc", 1, account: TestEnvironment.Consumer));
        Assert.Equal(1, await PassedAsync("ec2", "CreateVpc", 1, region: "us-east-1"));
        Assert.Equal(0, await PassedAsync("ec2", "CreateVpc", 1));
    }

    [Fact]
    public async Task DescribeNetworkInterfaces_WithAFilterOrAPage_TakesFromTheLargerBucket()
    {
        Assert.Equal(50, await PassedAsync("ec2", "DescribeNetworkInterfaces", 60));

        Assert.Equal(60, await PassedAsync("ec2", "DescribeNetworkInterfaces", 60, more: "&MaxResults=5"));
        Assert.Equal(40, await PassedAsync("ec2", "DescribeNetworkInterfaces", 60, more: "&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1"));
    }

    [Fact]
    public async Task ElasticLoadBalancing_AllCategoriesTogether_TakeFromTheAccountsBucket()
    {
        Assert.Equal(30, await PassedAsync("elasticloadbalancing", "DescribeTags", 30));
        Assert.Equal(10, await PassedAsync("elasticloadbalancing", "CreateListener", 15));

        // Those that were refused took nothing from the bucket of their category: it has 10 + 0.5 * 3 - 5 + 1 * 3 left for the second round.
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(5, await PassedAsync("elasticloadbalancing", "CreateListener", 20));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(9, await PassedAsync("elasticloadbalancing", "CreateListener", 20));
    }

    [Fact]
    public async Task Throttled_IsTheServicesOwnErrorAndRecorded()
    {
        await PassedAsync("ec2", "CreateVpc", 51);
        var ec2 = _lab.Aws.Requests.Last();

        await PassedAsync("elasticloadbalancing", "CreateListener", 21);
        var elb = _lab.Aws.Requests.Last();

        Assert.Equal((503, "RequestLimitExceeded"), (ec2.Status, ec2.ErrorCode));
        Assert.Equal((400, "Throttling"), (elb.Status, elb.ErrorCode));
    }

    [Fact]
    public async Task Reset_OfEverything_FillsTheBuckets()
    {
        await PassedAsync("ec2", "CreateVpc", 60);
        _lab.Aws.Reset();

        Assert.Equal(50, await PassedAsync("ec2", "CreateVpc", 60));
    }

    [Fact]
    public async Task None_ManyCalls_AllPass()
    {
        await using var lab = await TestEnvironment.StartAsync();
        for (var i = 0; i < 60; i++)
        {
            await lab.PostAsync("Action=DeleteVpcEndpoints");
        }

        Assert.DoesNotContain(lab.Aws.Requests, request => request.ErrorCode is "RequestLimitExceeded");
    }

    /// <summary>Returns the number of calls that were not throttled; other errors do not matter.</summary>
    private async Task<int> PassedAsync(string service, string operation, int calls, string account = TestEnvironment.Provider,
        string region = TestEnvironment.Region, string more = "")
    {
        var before = _lab.Aws.Requests.Count;
        for (var i = 0; i < calls; i++)
        {
            await _lab.PostAsync($"Action={operation}{more}", TestEnvironment.Scope(service)
                .Replace(TestEnvironment.Provider, account, StringComparison.Ordinal).Replace(TestEnvironment.Region, region, StringComparison.Ordinal));
        }

        return _lab.Aws.Requests.Skip(before).Count(request => request.ErrorCode is not ("RequestLimitExceeded" or "Throttling"));
    }
}
