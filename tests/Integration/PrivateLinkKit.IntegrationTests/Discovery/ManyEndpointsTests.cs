namespace PrivateLinkKit.IntegrationTests.Discovery;

public class ManyEndpointsTests
{
    private const int Count = 120;
    private const string Gone = "vpce-00000000000000000";

    [Fact]
    public async Task ResolveAsync_ManyColdEndpoints_ShareTheirCalls()
    {
        await using var resolving = await Resolving.StartAsync();
        var names = Enumerable.Range(0, Count).Select(number => $"dogs-{number}").ToList();
        resolving.With(options =>
        {
            foreach (var (name, number) in names.Select((name, number) => (name, number)))
            {
                options.Endpoints[name] = (number % 3) switch
                {
                    0 => new EndpointOptions { Stack = "dogs" },
                    1 => new EndpointOptions { EndpointId = resolving.Endpoint.EndpointId },
                    _ => new EndpointOptions { ServiceName = resolving.Endpoint.ServiceName, VpcId = resolving.Endpoint.VpcId },
                };
            }

            options.Endpoints["gone"] = new EndpointOptions { EndpointId = Gone };
        });
        var resolver = resolving.Resolver;

        var gone = resolver.ResolveAsync("gone").AsTask();
        var found = await Task.WhenAll(names.Select(name => resolver.ResolveAsync(name).AsTask()));

        Assert.All(found, endpoint => Assert.Equal((resolving.Endpoint.EndpointId, 2), (endpoint.EndpointId, endpoint.Addresses.Count)));
        Assert.Equal(EndpointState.Missing, (await Assert.ThrowsAsync<EndpointUnavailableException>(() => gone)).State);
        Assert.InRange(resolving.Calls("DescribeVpcEndpoints"), 3, Count / 2);
        Assert.InRange(resolving.Calls("DescribeNetworkInterfaces"), 1, Count / 2);
    }
}
