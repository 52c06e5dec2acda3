using Microsoft.Extensions.DependencyInjection;
using PrivateLinkKit.Hosting;

namespace PrivateLinkKit.IntegrationTests.Http;

public class PrimaryHandlerTests
{
    [Fact]
    public void CreateClient_PrimaryHandlerSetAfterUsePrivateLink_RefusedWithAHint()
    {
        using var services = Services(client => client.UsePrivateLink("dogs").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler()));

        var error = Assert.Throws<InvalidOperationException>(() => Create(services));

        Assert.Contains("Client 'tasks' has the primary handler SocketsHttpHandler", error.Message, StringComparison.Ordinal);
        Assert.Contains("set after UsePrivateLink", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateClient_SocketsHandlerAfterUsePrivateLink_RefusedWithAHint()
    {
        using var services = Services(client => client.UsePrivateLink("dogs").UseSocketsHttpHandler());

        Assert.Throws<InvalidOperationException>(() => Create(services));
    }

    [Fact]
    public void CreateClient_PrimaryHandlerSetBefore_Created()
    {
        using var services = Services(client => client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler()).UsePrivateLink("dogs"));

        Create(services);
    }

    [Fact]
    public void CreateClient_OtherClientWithItsOwnPrimaryHandler_Created()
    {
        using var services = Services(client => client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler()), also => also.UsePrivateLink("dogs"));

        Create(services);
    }

    private static void Create(ServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient("tasks").Dispose();

    private static ServiceProvider Services(Action<IHttpClientBuilder> configure, Action<IHttpClientBuilder>? other = null)
    {
        var services = new ServiceCollection();
        services.AddPrivateLink(options =>
        {
            options.Region = "eu-west-1";
            options.ServiceUrl = new Uri("http://127.0.0.1:1");
            options.Endpoints["dogs"] = new EndpointOptions { Stack = "dogs" };
        });
        configure(services.AddHttpClient("tasks"));
        other?.Invoke(services.AddHttpClient("others"));
        return services.BuildServiceProvider();
    }
}
