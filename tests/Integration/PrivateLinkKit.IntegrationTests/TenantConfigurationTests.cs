using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PrivateLinkKit.IntegrationTests;

public class TenantConfigurationTests
{
    [Fact]
    public void Tenants_BesideTheOptionsOfTheLibrary_AreNoFaultOfTheirs()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string,
            string?> { ["PrivateLink:Region"] = "eu-west-1", ["PrivateLink:Tenants:vpce-08d2bf15fac5001c9"] = "acme" })
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddPrivateLink();
        services.AddPrivateLinkTenants();
        using var provider = services.BuildServiceProvider();

        Assert.Equal("eu-west-1", provider.GetRequiredService<IOptions<PrivateLinkOptions>>().Value.Region);
    }
}
