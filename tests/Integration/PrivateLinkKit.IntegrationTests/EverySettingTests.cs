using PrivateLinkKit.Samples;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>A stack with every setting, and networks of every layout.</summary>
public class EverySettingTests
{
    [Fact]
    public async Task Apply_EverySettingSaid_IsAsWantedAndCanBeTakenDown()
    {
        var stack = PrivateLink.ExposeService("tasks")
            .InVpc(vpc => vpc.Cidr("10.70.0.0/16").AcrossZones(Stacks.Zones).WithSubnets(SubnetLayout.PublicAndPrivate, prefixLength: 24)
            .WithNatGateways(NatGateways.OnePerZone))
            .RunOnFargate(task => task
                .Image(TaskApiImage.Name).ContainerName("demo").Port(8080).Size(512, 2048).Count(3).Architecture(CpuArchitecture.Arm64)
                .HealthCheckGracePeriod(TimeSpan.FromSeconds(30))
                .WithEnvironment("MODE", "quiet").WithEnvironment("REGION", TestEnvironment.Region)
                .WithSecret("TOKEN", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:token-AbCdEf")
                .ExecutionRole("arn:aws:iam::000000000000:role/pull").TaskRole("arn:aws:iam::000000000000:role/work").UseLogGroup("/tasks"))
            .BehindAlb(alb => alb.WithName("front").Listen(8888).KeepInvalidHeaderFields()
            .HealthCheck("/api/tasks", check => check.Every(TimeSpan.FromSeconds(20))))
            .ViaNlb(nlb => nlb.WithName("entry").Listen(8080).CrossZone().AdmitFrom("10.70.0.0/16", "10.71.0.0/24").EnforceOnPrivateLinkTraffic())
            .AllowPrincipals("222222222222", "arn:aws:iam::333333333333:role/reader")
            .RequireAcceptance()
            .ConsumeFrom("customer", customer => customer
                .InVpc(vpc => vpc.Cidr("10.71.0.0/24").AcrossZones(Stacks.Zones)).AdmitFrom("10.71.0.0/25", "10.71.0.128/25").WithTag("side", "customer"))
            .WithTag("team", "platform")
            .Build();
        await using var edge = await TestEnvironment.StartAsync();

        var endpoint = (await edge.ApplyAsync(stack)).Endpoint("customer");
        var second = await edge.PrivateLink.PlanAsync(stack);

        Assert.True(second.IsEmpty, second.ToString());
        Assert.Contains("task2", await GetAsync(edge, endpoint, 8080, "/api/task/2"), StringComparison.Ordinal);
        await AssertCanBeTakenDownAsync(edge, stack);
    }

    [Theory]
    [InlineData(NatGateways.One, 1)]
    [InlineData(NatGateways.OnePerZone, 2)]
    public async Task Apply_NatGateways_CreatesTheGivenNumber(NatGateways asked, int expected)
    {
        var stack = PrivateLink.ExposeService("dogs")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(Stacks.Zones).WithNatGateways(asked))
            .RunOnFargate(task => task.Image(DogNamesImage.Name).Port(8080))
            .ViaNlb(nlb => nlb.Listen(8080))
            .WithConsumer()
            .Build();
        await using var edge = await TestEnvironment.StartAsync();

        var result = await edge.ApplyAsync(stack);
        var second = await edge.PrivateLink.PlanAsync(stack);

        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal(expected, result.Outcomes.Count(outcome => outcome.ResourceType == "AWS::EC2::NatGateway"));
        Assert.Contains("name", await GetAsync(edge, result.Endpoint("customer"), 8080, "/dogs"), StringComparison.Ordinal);
        await AssertCanBeTakenDownAsync(edge, stack);
    }

    private static async Task<string> GetAsync(TestEnvironment edge, PrivateLinkEndpoint endpoint, int port, string path)
    {
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        return await http.GetStringAsync(new Uri($"http://{endpoint.DnsName}:{port}{path}"));
    }

    private static async Task AssertCanBeTakenDownAsync(TestEnvironment edge, PrivateLinkStack stack)
    {
        await edge.PrivateLink.DestroyAsync(stack);
        Assert.All((await edge.PrivateLink.PlanAsync(stack)).Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
    }
}
