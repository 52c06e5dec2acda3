using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrivateLinkKit.Hosting;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Options from configuration.</summary>
public class OptionsTests
{
    private const string Unreadable = "?";

    [Fact]
    public async Task Start_FaultsOfEveryKind_AreReportedTogether()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(
            edge,
            link =>
            {
                link.AddStack(Stacks.Service().Build()).AddEndpoint("unclear", _ => { });
                link.Services.AddHealthChecks().AddPrivateLinkStack("nope").AddPrivateLinkEndpoint("nowhere").AddPrivateLinkStack("Dogs")
                    .AddPrivateLinkEndpoint("ORDERS");
                link.Services.AddHttpClient("tasks").UsePrivateLink("nobody");
            },
            ("Tenants:vpce-0a1b2c3d4e5f60718", "acme"),
            ("Regoin", "eu-west-1"),
            ("ServiceUrl", "ftp://nowhere"),
            ("MaxParallelism", "many"),
            ("CallTimeout", "30"),
            ("Waits", "long"),
            ("Waits:NatGateway:Redy", "00:01:00"),
            ("TimeProvider", "System"),
            ("PaceRequests:Always", "true"),
            ("Accounts:customer:RoleArn", "deployer"),
            ("Accounts:secretive:ExternalId", "s3cret-word"),
            ("Endpoints:orders:EndpointId", "orders"),
            ("Endpoints:orders:Account", "nobody"),
            ("Endpoints:orders:Home", "111122223333/nowhere"),
            ("Stacks:dogs:AtStart", "Nothing"),
            ("Stacks:dogs:ReconcileEvery", "00:10:00"),
            ("Stacks:dogs:Jitter", "0.6"),
            ("Stacks:dogs:FullReadingEvery", "31.00:00:00"),
            ("Stacks:cats:AtStart", "Destroy"),
            ("Resolution:Zone", " "),
            ("Connections:IdleTimeout", "00:06:00"));

        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(host.StartAsync);

        string[] told =
        [
            "PrivateLink:Regoin is not an option. Options there: ServiceUrl, Region,", "PrivateLink:ServiceUrl 'ftp://nowhere/'",
                "PrivateLink:MaxParallelism 'many' is not a number",
            "PrivateLink:CallTimeout '30' is not a time", "PrivateLink:Waits:NatGateway:Redy is not an option", "PrivateLink:TimeProvider is set in code",
            "PrivateLink:PaceRequests is a section", "PrivateLink:Accounts:customer:RoleArn 'deployer'",
                "PrivateLink:Accounts:secretive:ExternalId requires a role",
            "PrivateLink:Endpoints:unclear sets none", "PrivateLink:Endpoints:orders:EndpointId 'orders'", "PrivateLink:Endpoints:orders is in account nobody",
            "PrivateLink:Endpoints:orders names the home 111122223333/nowhere but no Stack", "PrivateLink:Endpoints:orders:Home '111122223333/nowhere'",
            "PrivateLink:Stacks:dogs:ReconcileEvery repeats AtStart", "PrivateLink:Stacks:dogs:Jitter 0.6",
                "PrivateLink:Stacks:dogs:FullReadingEvery 31.00:00:00",
            "PrivateLink:Stacks:cats:AtStart 'Destroy' is not one of Nothing, Verify, Apply", "PrivateLink:Stacks:cats is not registered",
            "PrivateLink:Resolution:Zone is empty", "PrivateLink:Connections:IdleTimeout 00:06:00",
            "PrivateLink:Stacks:nope is used by the health check privatelink-stack-nope",
                "PrivateLink:Endpoints:nowhere is used by the health check privatelink-endpoint-nowhere",
            "PrivateLink:Endpoints:nobody is used by the HTTP client tasks",
        ];
        Assert.All(told, text => Assert.Contains(error.Failures, fault => fault.StartsWith(text, StringComparison.Ordinal)));
        Assert.Equal(told.Length, error.Failures.Count());
        Assert.Equal(error.Failures, error.Message.Split(Environment.NewLine));
        Assert.DoesNotContain("s3cret-word", error.Message, StringComparison.Ordinal);
        Assert.Empty(edge.Aws.Requests);
    }

    [Fact]
    public async Task Start_ExpectedAccountsThatCannotBe_AreToldInALineEach()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(
            edge,
            _ => { },
            ("ExpectedAccount", "1234"),
            ("Accounts:a:ExpectedAccount", "111122223333"),
            ("Accounts:b:ExpectedAccount", "222233334444"),
            ("Accounts:c:ExpectedAccount", "333344445555"),
            ("Accounts:c:RoleArn", "arn:aws:iam::222222222222:role/deployer"),
            ("Accounts:d:ExpectedAccount", "222222222222"),
            ("Accounts:d:RoleArn", "arn:aws:iam::222222222222:role/deployer"));

        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(host.StartAsync);

        Assert.Equal(
            [
                "PrivateLink:ExpectedAccount '1234' is not an account id; write its 12 digits, as 123456789012.",
                "PrivateLink:Accounts:b:ExpectedAccount 222233334444 differs from Accounts:a:ExpectedAccount 111122223333, and both are the account of the "
                    + "host's own credentials; name a RoleArn, or correct one of them.",
                "PrivateLink:Accounts:c:ExpectedAccount 333344445555 is not the account of RoleArn, 222222222222; correct one of them.",
            ],
            error.Failures);
    }

    [Fact]
    public async Task Configuration_EveryKindOfValue_ReachesTheOptions()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(
            edge,
            link => link.AddEndpoint("ORDERS", endpoint => endpoint.Consumer = "customer"),
            ("maxparallelism", "4"),
            ("PaceRequests", "true"),
            ("Waits:LoadBalancer:Ready", "00:07:00"),
            ("Accounts:customer:RoleArn", "arn:aws:iam::222222222222:role/deployer"),
            ("Endpoints:orders:Stack", "orders"),
            ("Endpoints:orders:Account", "Customer"),
            ("Resolution:DetectZone", "false"),
            ("Resolution:Zone", null),
            ("Connections:RetryAfter", "00:00:10"));

        var options = host.Services.GetRequiredService<IOptions<PrivateLinkOptions>>().Value;

        Assert.Equal((edge.Aws.ServiceUrl, TestEnvironment.Region, 4, true),
            (options.ServiceUrl, options.Region, options.MaxParallelism, options.PaceRequests));
        Assert.Equal((TimeSpan.FromMinutes(7), TimeSpan.FromSeconds(10)), (options.Waits.LoadBalancer.Ready, options.Connections.RetryAfter));
        Assert.Equal((false, null), (options.Resolution.DetectZone, options.Resolution.Zone));
        var orders = Assert.Single(options.Endpoints).Value;
        Assert.Equal(("orders", "customer", "Customer"), (orders.Stack, orders.Consumer, orders.Account));
        Assert.Equal("arn:aws:iam::222222222222:role/deployer", options.Accounts["customer"].RoleArn);
    }

    [Fact]
    public async Task Configuration_KeyOfEveryOption_IsReadOrSaidToBelongInCode()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var keys = KeysOf(typeof(PrivateLinkOptions), "").ToList();
        await using var host = new AppHost(edge, link => link.AddStack(Stacks.Service().Build()), [.. keys.Select(key => (key.Key, (string?)key.Value))]);

        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(host.StartAsync);

        string[] inCode =
        [
            "Credentials", "Lock", "Modules", "RoleFor", "TimeProvider", "Resolution:LookUp", "Connections:Connect", "Stacks:dogs:Apply:Consent",
            "Stacks:dogs:AllowInterruption",
        ];
        Assert.Equal(inCode.Select(key => $"PrivateLink:{key} is set in code, not by configuration.").Order(),
            error.Failures.Where(fault => fault.Contains("in code", StringComparison.Ordinal)).Order());
        Assert.DoesNotContain(error.Failures, fault => fault.Contains("is not an option", StringComparison.Ordinal));
        Assert.Equal(keys.Where(key => key.Value == Unreadable).Select(key => key.Key).Except(inCode).Order(),
            error.Failures.Where(fault => fault.Contains($"'{Unreadable}' is not ", StringComparison.Ordinal))
            .Select(fault => fault["PrivateLink:".Length..fault.IndexOf(' ')]).Order());
    }

    [Fact]
    public async Task Start_ServiceUrlNamesAUser_IsRefusedWithoutThePassword()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var host = new AppHost(edge, _ => { }, ("ServiceUrl", "http://me:hunter2@aws.example:4566"));

        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(host.StartAsync);

        Assert.Contains("ServiceUrl names a user at aws.example", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddPrivateLink_NoConfigurationInTheHost_TakesOptionsFromCode()
    {
        using var services = new ServiceCollection().AddPrivateLink(options => options.Region = "eu-west-1").Services.BuildServiceProvider();

        Assert.Equal("eu-west-1", services.GetRequiredService<IOptions<PrivateLinkOptions>>().Value.Region);
        Assert.NotNull(services.GetRequiredService<PrivateLinkProvisioner>());
        Assert.NotNull(services.GetRequiredService<EndpointResolver>());
    }

    [Fact]
    public void AddPrivateLink_Twice_AddsNothingTwice()
    {
        var services = new ServiceCollection();
        services.AddPrivateLink();
        var once = services.Count(service => service.ServiceType.Namespace?.StartsWith("PrivateLinkKit", StringComparison.Ordinal) == true);

        services.AddPrivateLink();

        Assert.Equal(once, services.Count(service => service.ServiceType.Namespace?.StartsWith("PrivateLinkKit", StringComparison.Ordinal) == true));
        using var provider = services.BuildServiceProvider();
        Assert.Single(provider.GetServices<IConfigureOptions<PrivateLinkOptions>>());
        Assert.Single(provider.GetServices<IValidateOptions<PrivateLinkOptions>>(), validator => validator.GetType().Namespace == "PrivateLinkKit.Hosting");
    }

    /// <summary>Returns all configuration keys of the options, each with a value that only a text option accepts.</summary>
    private static IEnumerable<(string Key, string Value)> KeysOf(Type options, string path) => options.GetProperties().SelectMany(property =>
        property.CanWrite || property.PropertyType.GetGenericArguments() is [_]
            ? [(path + property.Name, property.PropertyType == typeof(string) || property.PropertyType == typeof(Uri) ? "" : Unreadable)]
        : property.PropertyType.GetGenericArguments() is [_, var entry] ? KeysOf(entry, $"{path}{property.Name}:dogs:")
        : KeysOf(property.PropertyType, $"{path}{property.Name}:"));
}
