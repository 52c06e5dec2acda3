using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>SDK clients registered by the host.</summary>
public class HostClientsTests
{
    private const int Used = 1320;
    private const int NotUsed = 1321;
    private const int Repeats = 1322;

    private static readonly PrivateLinkStack Stack = Stacks.Service().Build();

    [Fact]
    public async Task Apply_ClientOfTheHost_MakesTheCallsAndIsNotDisposedOf()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var calls = new List<string>();
        using var ec2 = new AmazonEC2Client(edge.Options().Credentials, Config(edge, TestEnvironment.Region).SendOnce());
        ((AmazonServiceClient)ec2).BeforeRequestEvent += (_, sent) =>
        {
            lock (calls)
            {
                calls.Add(((WebServiceRequestEventArgs)sent).Request.GetType().Name);
            }
        };
        await using (var host = new AppHost(edge, link => link.Services.AddSingleton<IAmazonEC2>(ec2).AddSingleton<IAmazonSecurityTokenService>(edge.Sts)))
        {
            var privateLink = host.Services.GetRequiredService<PrivateLinkProvisioner>();
            await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));

            Assert.Equal(2, host.Logs.Of(Used).Count());
            Assert.Empty(host.Logs.Of(Repeats));
        }

        Assert.Equal(edge.Aws.Requests.Count(request => request.Service == "ec2"), calls.Count);
        Assert.Contains(nameof(CreateVpcEndpointServiceConfigurationRequest), calls);
        Assert.NotEmpty((await ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs);
    }

    [Fact]
    public async Task Plan_AllClientsOfTheHost_LooksForNoCredentials()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.Services
            .AddSingleton<IAmazonEC2>(edge.Ec2)
            .AddSingleton<IAmazonElasticLoadBalancingV2>(edge.ElbV2)
            .AddSingleton<IAmazonECS>(edge.Ecs)
            .AddSingleton<IAmazonSecurityTokenService>(edge.Sts)
            .Configure<PrivateLinkOptions>(options => options.Credentials = null));

        Assert.False((await host.Services.GetRequiredService<PrivateLinkProvisioner>().PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Plan_Ec2ClientOfTheHostWithoutOneOfSts_IsRefusedWithoutACall()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, link => link.Services.AddSingleton<IAmazonEC2>(edge.Ec2));

        var error = await Assert.ThrowsAsync<UnknownAccountException>(() => host.Services.GetRequiredService<PrivateLinkProvisioner>().PlanAsync(Stack));

        Assert.Equal("dogs", error.StackName);
        Assert.Contains("Register an IAmazonSecurityTokenService", error.Message, StringComparison.Ordinal);
        Assert.Empty(edge.Aws.Requests);
    }

    [Fact]
    public async Task Plan_StsClientOfTheHost_AssumesTheRoleWithItsExternalId()
    {
        await using var edge = await TestEnvironment.StartAsync();
        AssumeRoleRequest? assumed = null;
        using var sts = new AmazonSecurityTokenServiceClient(
            edge.Options().Credentials, new AmazonSecurityTokenServiceConfig { ServiceURL = edge.Aws.ServiceUrl.ToString(),
                AuthenticationRegion = "eu-central-1" });
        ((AmazonServiceClient)sts).BeforeRequestEvent += (_, sent) => assumed ??= (AssumeRoleRequest)((WebServiceRequestEventArgs)sent).Request;
        await using (var host = new AppHost(
            edge,
            link => link.Services.AddSingleton<IAmazonSecurityTokenService>(sts).Configure<PrivateLinkOptions>(options => options.Credentials = null),
            ("Accounts:other:RoleArn", "arn:aws:iam::222222222222:role/deployer"),
            ("Accounts:other:ExternalId", "only-for-us")))
        {
            await host.Services.GetRequiredService<PrivateLinkProvisioner>().PlanAsync(Stacks.Service().InAccount("other").Build());

            Assert.Contains("IAmazonSecurityTokenService", Assert.Single(host.Logs.Of(Used)), StringComparison.Ordinal);
            Assert.Empty(host.Logs.Of(Repeats));
        }

        Assert.Equal(("arn:aws:iam::222222222222:role/deployer", "only-for-us"), (assumed!.RoleArn, assumed.ExternalId));
        Assert.NotNull((await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
    }

    [Fact]
    public async Task CreateHttpClient_ClientsOfTheHost_FindTheEndpointAlsoAfterTheHost()
    {
        await using var edge = await TestEnvironment.StartAsync();
        HttpClient http;
        await using (var host = new AppHost(edge, link => link.Services
            .AddSingleton<IAmazonEC2>(edge.Ec2)
            .AddSingleton<IAmazonElasticLoadBalancingV2>(edge.ElbV2)
            .AddSingleton<IAmazonECS>(edge.Ecs)
            .AddSingleton<IAmazonSecurityTokenService>(edge.Sts)
            .Configure<PrivateLinkOptions>(options => options.Credentials = null)))
        {
            var privateLink = host.Services.GetRequiredService<PrivateLinkProvisioner>();
            var endpoint = (await privateLink.ApplyAsync(await privateLink.PlanAsync(Stacks.Service().WithConsumer().Build()))).Endpoint("customer");
            var options = host.Services.GetRequiredService<IOptions<PrivateLinkOptions>>().Value;
            (options.Resolution.DetectZone, options.Resolution.LookUp) = (false, edge.Aws.Network.StandIn(endpoint.VpcId).LookUpAsync);
            options.Connections.Connect = (_, _) => throw new IOException("Nobody is there.");
            http = endpoint.CreateHttpClient();
        }

        using (http)
        {
            var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/"));

            Assert.IsType<EndpointConnectException>(error.InnerException);
        }
    }

    [Fact]
    public async Task Plan_ClientOfAnotherRegion_IsNotUsed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var ec2 = new AmazonEC2Client(edge.Options().Credentials, Config(edge, "us-east-1").SendOnce());
        await using var host = new AppHost(edge, link => link.Services.AddSingleton<IAmazonEC2>(ec2));

        await host.Services.GetRequiredService<PrivateLinkProvisioner>().PlanAsync(Stack);

        Assert.All(edge.Aws.Requests, request => Assert.Equal(TestEnvironment.Region, request.Region));
    }

    [Fact]
    public async Task Provisioner_ClientThatRepeatsOrNamesNoRegion_IsWarnedOf()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var ec2 = new AmazonEC2Client(edge.Options().Credentials, Config(edge, TestEnvironment.Region));
        using var ecs = new AmazonECSClient(edge.Options().Credentials, new AmazonECSConfig { ServiceURL = edge.Aws.ServiceUrl.ToString() });
        await using var host = new AppHost(edge, link => link.Services.AddSingleton<IAmazonEC2>(ec2).AddSingleton<IAmazonECS>(ecs));

        _ = host.Services.GetRequiredService<PrivateLinkProvisioner>();

        Assert.Contains("IAmazonEC2", Assert.Single(host.Logs.Of(Repeats)), StringComparison.Ordinal);
        Assert.Contains("IAmazonECS", Assert.Single(host.Logs.Of(NotUsed)), StringComparison.Ordinal);
    }

    private static AmazonEC2Config Config(TestEnvironment edge, string region) =>
        new() { ServiceURL = edge.Aws.ServiceUrl.ToString(), AuthenticationRegion = region };
}
