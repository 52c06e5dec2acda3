using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;

namespace PrivateLinkKit.Testing.Tests.Services;

/// <summary>A started EmbeddedAws with one VPC of three subnets in three zones, and clients of its account.</summary>
public sealed class Site : IAsyncDisposable
{
    public const string Account = TestEnvironment.Provider;
    public const string Region = TestEnvironment.Region;
    public const string Image = "example/web";

    private readonly TestEnvironment _lab;

    private Site(TestEnvironment lab)
    {
        _lab = lab;
        Elb = lab.ElbOf(Account);
        Ecs = lab.EcsOf(Account);
    }

    public EmbeddedAws Aws => _lab.Aws;

    public IAmazonEC2 Ec2 => _lab.Ec2;

    public IAmazonElasticLoadBalancingV2 Elb { get; }

    public IAmazonECS Ecs { get; }

    public string VpcId { get; private set; } = "";

    /// <summary>One subnet in each of the zones a, b and c.</summary>
    public List<string> SubnetIds { get; } = [];

    public string GroupId { get; private set; } = "";

    public List<string> TwoSubnets => SubnetIds[..2];

    public static async Task<Site> StartAsync(EmbeddedAwsOptions? options = null)
    {
        var site = new Site(await TestEnvironment.StartAsync(options));
        site.Aws.Images.Add(Image, app => app.MapGet("/", () => "hello"));
        site.VpcId = await site._lab.VpcAsync("10.0.0.0/16");
        foreach (var (zone, i) in "abc".Select((zone, i) => (zone, i)))
        {
            site.SubnetIds.Add(await site.AddSubnetAsync($"10.0.{i}.0/24", zone));
        }

        site.GroupId = await site.AddGroupAsync("web");
        return site;
    }

    public Task<string> AddSubnetAsync(string cidr, char zone) => _lab.SubnetAsync(VpcId, cidr, zone);

    public Task<string> AddGroupAsync(string name) => _lab.GroupAsync(VpcId, name);

    public Task<LoadBalancer> AddNlbAsync(string name, params string[] subnetIds) => AddBalancerAsync(name, LoadBalancerTypeEnum.Network, subnetIds);

    public Task<LoadBalancer> AddAlbAsync(string name) => AddBalancerAsync(name, LoadBalancerTypeEnum.Application, []);

    public async Task<string> AddTargetGroupAsync(string name, string protocol, int port, string type = "ip") =>
        (await Elb.CreateTargetGroupAsync(new CreateTargetGroupRequest { Name = name, Protocol = protocol, Port = port, VpcId = VpcId, TargetType = type }))
        .TargetGroups[0].TargetGroupArn;

    public async Task<string> AddListenerAsync(string loadBalancerArn, string protocol, int port, string targetGroupArn) =>
        (await Elb.CreateListenerAsync(new CreateListenerRequest
        {
            LoadBalancerArn = loadBalancerArn,
            Protocol = protocol,
            Port = port,
            DefaultActions = [new() { Type = ActionTypeEnum.Forward, TargetGroupArn = targetGroupArn }],
        })).Listeners[0].ListenerArn;

    public async Task<List<TargetHealthDescription>> HealthAsync(string targetGroupArn) =>
        (await Elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = targetGroupArn })).TargetHealthDescriptions ?? [];

    public async Task<List<NetworkInterface>> InterfacesAsync(string description) =>
        (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest
    {
        Filters = [new Filter("description", [description])],
    })).NetworkInterfaces ?? [];

    public async ValueTask DisposeAsync()
    {
        Elb.Dispose();
        Ecs.Dispose();
        await _lab.DisposeAsync();
    }

    private async Task<LoadBalancer> AddBalancerAsync(string name, LoadBalancerTypeEnum type, string[] subnetIds)
    {
        var request = new CreateLoadBalancerRequest
        {
            Name = name,
            Type = type,
            Scheme = LoadBalancerSchemeEnum.Internal,
            Subnets = subnetIds is [] ? TwoSubnets : [.. subnetIds],
            SecurityGroups = [GroupId],
        };
        return (await Elb.CreateLoadBalancerAsync(request)).LoadBalancers[0];
    }
}
