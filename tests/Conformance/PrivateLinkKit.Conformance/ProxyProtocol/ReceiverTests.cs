using System.IO.Pipelines;
using System.Net.Sockets;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Microsoft.AspNetCore.Connections;
using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.ProxyProtocol;

/// <summary>HAProxy in the place of a task: it understands the headers of EmbeddedAws's NLBs, those of health checks included, and finds their
/// checksums right.</summary>
public sealed class ReceiverTests : IDisposable
{
    private const string Image = "haproxy";
    private static readonly string[] Zones = ["eu-west-1a", "eu-west-1b"];
    private static readonly BasicAWSCredentials Owner = new("000000000000", "secret");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callers");

    private string Door => Path.Combine(_folder.FullName, "door");

    [HaproxyFact]
    public async Task Get_ThroughTheEndpoint_HaproxyKnowsClientAndInterface()
    {
        using var haproxy = await Haproxy.StartAsync($$"""
            frontend callers
              mode http
              bind unix@{{Door}} accept-proxy
              http-request return status 500 unless { fc_rcvd_proxy }
              http-request return content-type text/plain lf-string "%[src] to %[dst]:%[dst_port]"
            """);
        await using var aws = await EmbeddedAws.StartAsync();
        aws.Images.Add(Image, _ => { }, listen => listen.Use(_ => CarryAsync));
        using var privateLink = new PrivateLinkProvisioner(new PrivateLinkOptions { ServiceUrl = aws.ServiceUrl, Region = "eu-west-1", Credentials = Owner });

        var result = await privateLink.ApplyAsync(await privateLink.PlanAsync(PrivateLink
            .ExposeService("callers")
            .InVpc(vpc => vpc.Cidr("10.20.0.0/24").AcrossZones(Zones))
            .RunOnFargate(task => task.Image(Image).Port(8080))
            .ViaNlb(nlb => nlb.Listen(80).ProxyProtocol().HealthCheck("/"))
            .ConsumeFrom("customer", consumer => consumer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(Zones)))
            .Build()));
        var endpoint = result.Endpoint("customer");
        using var http = aws.Network.CreateHttpClient(endpoint.VpcId);
        var dialled = aws.Network.Resolve(endpoint.VpcId, endpoint.DnsName)[0];
        var answer = await http.GetStringAsync($"http://{dialled}/");

        Assert.Equal($"{aws.Network.Explain(endpoint.VpcId, endpoint.DnsName, 80).Hops[0].Address} to {dialled}:80", answer);
        Assert.All(await TargetStatesAsync(aws), state => Assert.Equal("healthy", state));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task CarryAsync(ConnectionContext connection)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Door));
        await using var stream = new NetworkStream(socket);
        var there = connection.Transport.Input.CopyToAsync(stream);
        await Task.WhenAny(there, stream.CopyToAsync(connection.Transport.Output.AsStream()));
    }

    private static async Task<List<string>> TargetStatesAsync(EmbeddedAws aws)
    {
        using var elb = new AmazonElasticLoadBalancingV2Client(Owner,
            new AmazonElasticLoadBalancingV2Config { ServiceURL = aws.ServiceUrl.ToString(), AuthenticationRegion = "eu-west-1" });
        var group = (await elb.DescribeTargetGroupsAsync(new DescribeTargetGroupsRequest())).TargetGroups.Single();
        var health = await elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = group.TargetGroupArn });
        return [.. health.TargetHealthDescriptions.Select(target => target.TargetHealth.State.Value)];
    }
}
