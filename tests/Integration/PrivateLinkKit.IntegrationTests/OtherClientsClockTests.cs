using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Hosting;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Clients of outside modules, and of the host, on a machine whose clock is off.</summary>
public class OtherClientsClockTests
{
    private static readonly Placement At = new("eu-west-1");

    private static readonly GetParametersByPathRequest Any = new() { Path = "/any" };

    [Fact]
    public async Task Client_OfAnOutsideModule_SignsARefusedCallAgain()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var clock = new SkewedClock(edge.Aws.ServiceUrl, TimeSpan.FromMinutes(20), "RequestExpired");
        await clock.StartAsync();
        var options = edge.Options();
        options.ServiceUrl = clock.Url;
        options.Modules.Add(new OutsideModule());
        using var pool = new AwsClientPool(options);

        Assert.Empty((await pool.For(At).Client<IParameters>().GetParametersByPathAsync(Any)).Parameters ?? []);

        Assert.Equal(1, clock.Refused);
    }

    [Fact]
    public async Task Client_OfTheHostThatSendsOnce_SignsARefusedCallAgain()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var clock = new SkewedClock(edge.Aws.ServiceUrl, TimeSpan.FromMinutes(20), "RequestExpired");
        await clock.StartAsync();
        using var client = new AmazonSimpleSystemsManagementClient(
            new BasicAWSCredentials("111111111111", "x"),
            new AmazonSimpleSystemsManagementConfig { ServiceURL = clock.Url.ToString(), AuthenticationRegion = At.Region }.SendOnce());
        using var services = new ServiceCollection().AddSingleton<IAmazonSimpleSystemsManagement>(client).BuildServiceProvider();

        HostClientsOf.Services(services, BuiltInModules.Set, NullLogger.Instance);

        Assert.Empty((await client.GetParametersByPathAsync(Any)).Parameters ?? []);
        Assert.Equal(1, clock.Refused);
    }

    private interface IParameters : IAmazonSimpleSystemsManagement;

    private sealed class Parameters(AWSCredentials credentials, AmazonSimpleSystemsManagementConfig config)
        : AmazonSimpleSystemsManagementClient(credentials, config), IParameters;

    private sealed class OutsideModule : AwsModule
    {
        public override string Service => "Parameters";

        public override void AddClients(ClientFactories clients) => clients.Add<IParameters>(
            settings => new Parameters(settings.Credentials, settings.Configure(new AmazonSimpleSystemsManagementConfig())));
    }
}
