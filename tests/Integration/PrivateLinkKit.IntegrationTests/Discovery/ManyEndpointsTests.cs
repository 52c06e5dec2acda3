using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Discovery;

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

    [Fact]
    public async Task EndpointsAsync_OneOfManyIsGone_TheOthersGoOnToShareCalls()
    {
        await using var resolving = await Resolving.StartAsync();
        var options = resolving.TestEnvironment.Options();
        options.Resolution.Timeout = TimeSpan.FromMinutes(2);
        using var clients = new AwsClientPool(options);
        var readings = new Ec2Readings(clients, options, NullLogger.Instance, CancellationToken.None);
        var made = await Task.WhenAll(Enumerable.Range(0, 31).Select(_ => resolving.TestEnvironment.Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = VpcEndpointType.Interface, VpcId = resolving.Endpoint.VpcId, ServiceName = resolving.Endpoint.ServiceName,
        })));

        var found = await Task.WhenAll(made.Select(answer => answer.VpcEndpoint.VpcEndpointId).Append(Gone).Select(id =>
            readings.EndpointsAsync(new EndpointSource(id, new(TestEnvironment.Region)) { EndpointId = id }, CancellationToken.None)));

        Assert.Equal(31, found.Count(endpoints => endpoints is [_]));
        Assert.InRange(resolving.Calls("DescribeVpcEndpoints"), 2, 20);
    }
}
