using System.Collections.Concurrent;
using System.Net;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PrivateLinkKit.IntegrationTests.Http;

/// <summary>Requests from a host in the consumer's VPC to the tasks, through endpoint and NLB.</summary>
public class ReachTests
{
    private const int Workers = 8;

    [Fact]
    public async Task Send_ByTheServicesName_KeepsTheNameAndPortOfTheUri()
    {
        await using var reaching = await Reaching.StartAsync();
        using var http = reaching.Client();

        Assert.Equal("http HTTP/1.1 echo", await http.GetStringAsync("/request"));
        Assert.Equal("http HTTP/1.1 tasks.example.com", await http.GetStringAsync("http://tasks.example.com/request"));
    }

    [Fact]
    public async Task CreateHttpClient_OfAnAppliedEndpoint_GoesThroughItAlsoWithoutTheProvisioner()
    {
        await using var edge = await Reaching.StartEdgeAsync();
        var options = edge.Options();
        PrivateLinkEndpoint endpoint;
        using (var privateLink = new PrivateLinkProvisioner(options))
        {
            endpoint = (await privateLink.ApplyAsync(await privateLink.PlanAsync(Reaching.Stack(port: 8888)))).Endpoint("customer");
        }

        Reaching.StandIn(options, edge, endpoint);
        using var http = endpoint.CreateHttpClient();

        Assert.Equal((new Uri("http://echo:8888"), 8888), (http.BaseAddress, endpoint.Port));
        Assert.Equal("http HTTP/1.1 echo:8888", await http.GetStringAsync("/request"));
    }

    [Fact]
    public async Task Send_ZoneOfTheCallerIsKnown_StaysInIt()
    {
        await using var reaching = await Reaching.StartAsync();
        using var http = reaching.Client();

        var zones = new List<string>();
        for (var request = 0; request < 20; request++)
        {
            zones.Add(await reaching.AskZoneAsync(http, byNewConnection: true));
        }

        Assert.All(zones, zone => Assert.Equal(Reaching.OwnZone, zone));
    }

    [Fact]
    public async Task Send_ZoneFailsAndComesBack_IsLeftAndPreferredAgain()
    {
        await using var reaching = await Reaching.StartAsync();
        using var http = reaching.Client();
        await reaching.AskZoneAsync(http);

        var failure = reaching.TestEnvironment.Aws.Network.FailZone(Reaching.OwnZone);
        var during = await reaching.AskZoneAsync(http, byNewConnection: true);
        failure.Dispose();
        await reaching.TestEnvironment.PassAsync(TimeSpan.FromSeconds(40));

        Assert.Equal((Reaching.OtherZone, Reaching.OwnZone), (during, await reaching.AskZoneAsync(http, byNewConnection: true)));
    }

    [Fact]
    public async Task Send_ZoneFailsUnderLoad_FailsNothingButWhatIsInFlight()
    {
        await using var reaching = await Reaching.StartAsync();
        using var http = reaching.Client();
        var hasFailed = false;
        using var warm = new CountdownEvent(Workers);

        var working = Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync)).ToArray();
        warm.Wait();
        using var failure = reaching.TestEnvironment.Aws.Network.FailZone(Reaching.OwnZone);
        Volatile.Write(ref hasFailed, true);
        var workers = await Task.WhenAll(working);

        Assert.All(workers, worker => Assert.InRange(worker.Failures, 0, 1));
        Assert.All(workers, worker => Assert.Equal(20, worker.After.Count));
        Assert.All(workers.SelectMany(worker => worker.After), zone => Assert.Equal(Reaching.OtherZone, zone));

        async Task<(int Failures, List<string> After)> WorkAsync()
        {
            var (failures, after) = (0, new List<string>());
            for (var request = 0; after.Count < 20; request++)
            {
                var isAfter = Volatile.Read(ref hasFailed);
                try
                {
                    var zone = await reaching.AskZoneAsync(http);
                    if (isAfter)
                    {
                        after.Add(zone);
                    }
                }
                catch (HttpRequestException)
                {
                    failures++;
                }

                if (request == 5)
                {
                    warm.Signal();
                }
            }

            return (failures, after);
        }
    }

    [Fact]
    public async Task Send_EndpointIsReplacedMeanwhile_FailsNothingAndGoesToTheNewOne()
    {
        await using var reaching = await Reaching.StartAsync();
        using var http = reaching.Client();
        using var stop = new CancellationTokenSource();
        var errors = new ConcurrentQueue<Exception>();
        var working = Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync)).ToArray();

        var successor = await reaching.MakeSuccessorAsync();
        while ((await reaching.Resolver.ResolveAsync(Reaching.Name)).EndpointId != successor)
        {
            await reaching.TestEnvironment.PassAsync(TimeSpan.FromSeconds(10));
        }

        var old = (await reaching.AddressesAsync(reaching.Endpoint.EndpointId)).ToList();
        await http.GetStringAsync("/address");
        var before = reaching.Dialled.Count;
        await stop.CancelAsync();
        await Task.WhenAll(working);
        await reaching.DeleteAsync(reaching.Endpoint.EndpointId);
        for (var request = 0; request < 20; request++)
        {
            await reaching.AskZoneAsync(http, byNewConnection: request % 2 == 0);
        }

        Assert.Empty(errors);
        Assert.Empty(reaching.Dialled.Skip(before).Intersect(old));

        async Task WorkAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await http.GetStringAsync("/address", CancellationToken.None);
                }
                catch (HttpRequestException error)
                {
                    errors.Enqueue(error);
                }
            }
        }
    }

    [Fact]
    public async Task Send_EndpointWasReplacedAMomentAgo_FindsTheNewOne()
    {
        await using var reaching = await Reaching.StartAsync();
        using var http = reaching.Client();
        await reaching.Resolver.ResolveAsync(Reaching.Name);
        await reaching.MakeSuccessorAsync();
        await reaching.TestEnvironment.PassAsync(TimeSpan.FromSeconds(5));

        await reaching.DeleteAsync(reaching.Endpoint.EndpointId);

        Assert.Equal(Reaching.OwnZone, await reaching.AskZoneAsync(http));
    }

    [Fact]
    public async Task Send_EndpointJustDeleted_FailsNewAndPooledConnections()
    {
        await using var reaching = await Reaching.StartAsync();
        using var connected = reaching.Client();
        await connected.GetStringAsync("/address");
        using var connecting = new HttpClient(reaching.Resolver.CreateHandler(Reaching.Name)) { BaseAddress = connected.BaseAddress };
        await reaching.TestEnvironment.PassAsync(TimeSpan.FromSeconds(5));

        await reaching.DeleteAsync(reaching.Endpoint.EndpointId);
        foreach (var http in new[] { connecting, connected })
        {
            var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/address"));

            Assert.IsType<EndpointUnavailableException>(error.InnerException);
        }
    }

    [Fact]
    public async Task Send_PriorKnowledge_SpeaksHttp2WithTrailers()
    {
        await using var reaching = await Reaching.StartAsync(listen: listen => listen.Protocols = HttpProtocols.Http2);
        using var http = reaching.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sum")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent("seven!!"),
        };

        using var answer = await http.SendAsync(request);

        Assert.Equal((HttpVersion.Version20, "seven!!"), (answer.Version, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("7", Assert.Single(answer.TrailingHeaders.GetValues("count")));
    }

    [Fact]
    public async Task Send_PrivateDnsIsEnabled_IsReachedByThatName()
    {
        const string Name = "tasks.example.com";
        await using var reaching = await Reaching.StartAsync();
        var ec2 = reaching.TestEnvironment.Ec2;
        var service = (await ec2.DescribeVpcEndpointServiceConfigurationsAsync(
            new DescribeVpcEndpointServiceConfigurationsRequest())).ServiceConfigurations[0].ServiceId;
        await ec2.ModifyVpcEndpointServiceConfigurationAsync(new ModifyVpcEndpointServiceConfigurationRequest { ServiceId = service, PrivateDnsName = Name });
        await ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new StartVpcEndpointServicePrivateDnsVerificationRequest { ServiceId = service });
        await ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = reaching.Endpoint.VpcId, EnableDnsHostnames = true });
        await ec2.ModifyVpcEndpointAsync(new ModifyVpcEndpointRequest { VpcEndpointId = reaching.Endpoint.EndpointId, PrivateDnsEnabled = true });
        using var http = reaching.Client();

        Assert.Equal($"http HTTP/1.1 {Name}", await http.GetStringAsync($"http://{Name}/request"));
        Assert.Equal(Name, (await reaching.Resolver.ResolveAsync(Reaching.Name)).PrivateName);
    }
}
