using System.Collections.Concurrent;

namespace PrivateLinkKit.IntegrationTests.Discovery;

/// <summary>Criteria for finding an endpoint.</summary>
public class SourceTests
{
    private static readonly Func<PrivateLinkEndpoint, EndpointOptions>[] Sources =
    [
        _ => new EndpointOptions { Stack = "dogs", Consumer = "customer" },
        _ => new EndpointOptions { Stack = "dogs" },
        endpoint => new EndpointOptions { EndpointId = endpoint.EndpointId },
        endpoint => new EndpointOptions { ServiceName = endpoint.ServiceName },
        endpoint => new EndpointOptions { ServiceName = endpoint.ServiceName, VpcId = endpoint.VpcId },
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ResolveAsync_EverySource_FindsNamesZonesAndAddresses(int source)
    {
        await using var resolving = await Resolving.StartAsync();
        resolving.With(Sources[source](resolving.Endpoint));

        var found = await resolving.ResolveAsync();

        Assert.Equal(
            (Resolving.Name, resolving.Endpoint.EndpointId, resolving.Endpoint.VpcId, resolving.Endpoint.ServiceName, resolving.Endpoint.DnsName, null),
            (found.Name, found.EndpointId, found.VpcId, found.ServiceName, found.RegionalName, found.PrivateName));
        Assert.Equal(resolving.Endpoint.DnsNames.Skip(1), found.ZonalNames.Select(zone => zone.DnsName));
        Assert.Equal(Stacks.Zones, found.ZonalNames.Select(zone => zone.ZoneName));
        Assert.All(found.ZonalNames, zone => Assert.StartsWith("euw1-az", zone.ZoneId, StringComparison.Ordinal));
        Assert.Equal(found.ZonalNames.Select(zone => zone.ZoneId).Order(), found.Addresses.Select(address => address.ZoneId).Order());
        Assert.Equal(await resolving.AddressInAsync("eu-west-1a"), Assert.Single(found.Addresses, address => address.ZoneName == "eu-west-1a").Address);
        Assert.Equal((resolving.Clock.GetUtcNow(), resolving.Clock.GetUtcNow() + TimeSpan.FromSeconds(60), false),
            (found.ResolvedAt, found.ExpiresAt, found.IsStale));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ResolveAsync_GatewayEndpointBesideIt_IsTheInterfaceEndpoint(int source)
    {
        await using var resolving = await Resolving.StartAsync();
        await using var edge = new GatewayEndpointBeside(resolving.TestEnvironment.Aws.ServiceUrl, resolving.Endpoint.EndpointId);
        await edge.StartAsync();
        resolving.With(Sources[source](resolving.Endpoint)).With(options => options.ServiceUrl = edge.Url);

        var found = await resolving.ResolveAsync();

        Assert.Equal(resolving.Endpoint.EndpointId, found.EndpointId);
        Assert.Contains("&Filter.2.Name=vpc-endpoint-type&Filter.2.Value.1=Interface&", $"{Assert.Single(edge.Questions)}&", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAsync_CredentialsOfAnotherAccount_AreRefusedAfterOneCallToSts()
    {
        await using var resolving = await Resolving.StartAsync();
        resolving.With(options => options.ExpectedAccount = "111122223333");

        var error = await Assert.ThrowsAsync<WrongAccountException>(() => resolving.ResolveAsync().AsTask());

        Assert.Equal(("111122223333", TestEnvironment.Account, "ExpectedAccount"), (error.ExpectedAccount, error.ActualAccount, error.ExpectedBy));
        Assert.Equal(["GetCallerIdentity"], resolving.TestEnvironment.Aws.Requests.Select(request => request.Operation));
    }

    /// <summary>An edge that ignores the filter by type, and lists a gateway endpoint with the same tags, VPC and service name.</summary>
    private sealed class GatewayEndpointBeside(Uri edge, string endpointId) : ForwardingEdge(edge)
    {
        private const string Open = "<vpcEndpointSet>";

        public ConcurrentQueue<string> Questions { get; } = [];

        protected override string Answer(string request, string answer)
        {
            var (start, end) = (answer.IndexOf(Open, StringComparison.Ordinal), answer.LastIndexOf("</vpcEndpointSet>", StringComparison.Ordinal));
            if (start < 0)
            {
                return answer;
            }

            Questions.Enqueue(request);
            return answer.Insert(end, answer[(start + Open.Length)..end]
                .Replace(endpointId, "vpce-0fedcba9876543210", StringComparison.Ordinal)
                .Replace("customer/endpoint", "customer/gateway", StringComparison.Ordinal)
                .Replace(">Interface<", ">Gateway<", StringComparison.Ordinal));
        }
    }
}
