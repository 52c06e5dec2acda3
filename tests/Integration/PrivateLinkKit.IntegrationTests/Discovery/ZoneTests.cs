using Amazon.EC2.Model;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.IntegrationTests.Discovery;

public class ZoneTests
{
    private const string CustomerAccount = "222222222222";
    private const string CustomerRole = $"arn:aws:iam::{CustomerAccount}:role/deployer";

    [Theory]
    [InlineData("eu-west-1a", false)]
    [InlineData("eu-west-1b", false)]
    [InlineData("eu-west-1a", true)]
    [InlineData("eu-west-1b", true)]
    public async Task ResolveAsync_ZoneGiven_PutsItFirst(string zone, bool byId)
    {
        await using var resolving = await Resolving.StartAsync();
        var id = (await resolving.TestEnvironment.Ec2.DescribeAvailabilityZonesAsync(
            new DescribeAvailabilityZonesRequest { ZoneNames = [zone] })).AvailabilityZones[0].ZoneId;
        resolving.With(options => options.Resolution.Zone = byId ? id : zone);
        for (var round = 0; round < 4; round++)
        {
            var found = await resolving.ResolveAsync();

            Assert.Equal((zone, id), (found.Addresses[0].ZoneName, found.Addresses[0].ZoneId));
            Assert.Equal(2, found.Addresses.Count);
            resolving.Clock.Advance(TimeSpan.FromSeconds(61));
        }
    }

    [Fact]
    public async Task ResolveAsync_NoZone_GoesByTheRegionalName()
    {
        await using var resolving = await Resolving.StartAsync();
        IReadOnlyList<System.Net.IPAddress> answered = [];
        resolving.With(options =>
        {
            var lookUp = options.Resolution.LookUp!;
            options.Resolution.LookUp = async (name, token) => name == resolving.Endpoint.DnsName ? answered = await lookUp(name, token)
                : await lookUp(name, token);
        });
        for (var round = 0; round < 4; round++)
        {
            var found = await resolving.ResolveAsync();

            Assert.Equal(answered, found.Addresses.Select(address => address.Address));
            resolving.Clock.Advance(TimeSpan.FromSeconds(61));
        }
    }

    [Fact]
    public async Task ResolveAsync_InterfacesNotToBeSeen_GoesByDnsAloneAndDoesNotAskForAWhile()
    {
        await using var resolving = await Resolving.StartAsync();
        Refuse(resolving, "DescribeNetworkInterfaces");
        resolving.With(options => options.Resolution.Zone = "eu-west-1b");

        var found = await resolving.ResolveAsync();

        Assert.Equal("eu-west-1b", found.Addresses[0].ZoneName);
        Assert.All(found.Addresses, address => Assert.StartsWith("euw1-az", address.ZoneId, StringComparison.Ordinal));
        Assert.Equal(1, resolving.Calls("DescribeAvailabilityZones"));

        resolving.Clock.Advance(TimeSpan.FromSeconds(61));
        await resolving.ResolveAsync();
        Assert.Equal((1, 1), (resolving.Calls("DescribeNetworkInterfaces"), resolving.Calls("DescribeAvailabilityZones")));

        resolving.Clock.Advance(TimeSpan.FromMinutes(16));
        await resolving.ResolveAsync();
        Assert.Equal(2, resolving.Calls("DescribeNetworkInterfaces"));
    }

    [Fact]
    public async Task ResolveAsync_NeitherInterfacesNorZonesToBeSeen_KnowsZonesByNameOnly()
    {
        await using var resolving = await Resolving.StartAsync();
        Refuse(resolving, "DescribeNetworkInterfaces");
        Refuse(resolving, "DescribeAvailabilityZones");
        resolving.With(options => options.Resolution.Zone = "eu-west-1b");

        var found = await resolving.ResolveAsync();

        Assert.Equal(("eu-west-1b", null), (found.Addresses[0].ZoneName, found.Addresses[0].ZoneId));
        Assert.Equal(Stacks.Zones, found.ZonalNames.Select(zone => zone.ZoneName));
    }

    [Fact]
    public async Task ResolveAsync_DnsDoesNotKnowTheNames_GoesByTheInterfaces()
    {
        await using var resolving = await Resolving.StartAsync();
        resolving.With(options => options.Resolution.LookUp = (_, _) => Task.FromResult<IReadOnlyList<System.Net.IPAddress>>([]));

        Assert.Equal(2, (await resolving.ResolveAsync()).Addresses.Count);
    }

    [Fact]
    public async Task ResolveAsync_NoAddressKnown_ReportsIt()
    {
        await using var resolving = await Resolving.StartAsync();
        Refuse(resolving, "DescribeNetworkInterfaces");
        resolving.With(options => options.Resolution.LookUp = (_, _) => Task.FromResult<IReadOnlyList<System.Net.IPAddress>>([]));

        var error = await Assert.ThrowsAsync<EndpointResolutionException>(async () => await resolving.ResolveAsync());

        Assert.Contains($"DNS has no record of {resolving.Endpoint.DnsName}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolveAsync_EndpointOfAnotherAccount_FindsTheOwnZoneByItsId()
    {
        await using var metadata = await Metadata.StartAsync();
        await using var edge = await TestEnvironment.StartAsync();
        using var customer = edge.Ec2As(CustomerAccount);
        var theirs = (await customer.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest())).AvailabilityZones;
        var ours = (await edge.Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest())).AvailabilityZones;
        var shared = theirs.IntersectBy(ours.Where(zone => Stacks.Zones.Contains(zone.ZoneName)).Select(zone => zone.ZoneId), zone => zone.ZoneId).ToList();
        var stack = Stacks.Service().ConsumeFrom(
            "customer", to => to.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones([.. shared.Select(zone => zone.ZoneName)])).AsRole(CustomerRole));
        var endpoint = (await edge.ApplyAsync(stack.Build())).Endpoint("customer");
        foreach (var zone in shared)
        {
            metadata.Zone = ours.Single(own => own.ZoneId == zone.ZoneId).ZoneName;
            var options = edge.Options();
            options.Accounts["customer"] = new AccountOptions { RoleArn = CustomerRole };
            options.Endpoints["dogs"] = new EndpointOptions { Stack = "dogs", Consumer = "customer", Account = "customer" };
            options.Resolution.LookUp = edge.Aws.Network.StandIn(endpoint.VpcId).LookUpAsync;
            options.TimeProvider = TimeProvider.System;
            using var resolver = new EndpointResolver(options, loggerFactory: null, clients: null, metadata.OfTask);

            var found = await resolver.ResolveAsync("dogs");

            Assert.Equal((endpoint.EndpointId, zone.ZoneId, zone.ZoneName), (found.EndpointId, found.Addresses[0].ZoneId, found.Addresses[0].ZoneName));
        }
    }

    private static void Refuse(Resolving resolving, string operation) =>
        resolving.TestEnvironment.Aws.Faults.On(operation).Times(int.MaxValue)
            .Fail("UnauthorizedOperation", "You are not authorized to perform this operation.", 403);
}
