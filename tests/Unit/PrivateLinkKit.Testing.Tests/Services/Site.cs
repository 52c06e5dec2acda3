using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;

namespace PrivateLinkKit.Testing.Tests.Services;

/// <summary>A started EmbeddedAws with one VPC of three subnets in three zones, and clients of its account.</summary>
public sealed class Site : IAsyncDisposable
{
    public const string Account = "111111111111";
    public const string Region = "eu-west-1";
    public const string Image = "example/web";

    private Site(EmbeddedAws aws)
    {
        Aws = aws;
        var credentials = new BasicAWSCredentials(Account, "secret");
        Ec2 = new AmazonEC2Client(credentials, Configured(new AmazonEC2Config()));
        Elb = new AmazonElasticLoadBalancingV2Client(credentials, Configured(new AmazonElasticLoadBalancingV2Config()));
        Ecs = new AmazonECSClient(credentials, Configured(new AmazonECSConfig()));
    }

    public EmbeddedAws Aws { get; }

    public IAmazonEC2 Ec2 { get; }

    public IAmazonElasticLoadBalancingV2 Elb { get; }

    public IAmazonECS Ecs { get; }

    public string VpcId { get; private set; } = "";

    /// <summary>One subnet in each of the zones a, b and c.</summary>
    public List<string> SubnetIds { get; } = [];

    public string GroupId { get; private set; } = "";

    public List<string> TwoSubnets => SubnetIds[..2];

    public static async Task<Site> StartAsync(EmbeddedAwsOptions? options = null)
    {
        var site = new Site(await EmbeddedAws.StartAsync(options));
        site.Aws.Images.Add(Image, app => app.MapGet("/", () => "hello"));
        site.VpcId = await site.AddVpcAsync("10.0.0.0/16");
        foreach (var (zone, i) in "abc".Select((zone, i) => (zone, i)))
        {
            site.SubnetIds.Add(await site.AddSubnetAsync(site.VpcId, $"10.0.{i}.0/24", zone));
        }

        site.GroupId = await site.AddGroupAsync("web");
        return site;
    }

    public async Task<string> AddVpcAsync(string cidr) => (await Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = cidr })).Vpc.VpcId;

    public async Task<string> AddSubnetAsync(string vpcId, string cidr, char zone) =>
        (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpcId, CidrBlock = cidr, AvailabilityZone = $"{Region}{zone}" })).Subnet.SubnetId;

    public async Task<string> AddGroupAsync(string name) =>
        (await Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = VpcId, GroupName = name, Description = name })).GroupId;

    public Task<LoadBalancer> AddNlbAsync(string name, params string[] subnetIds) => AddBalancerAsync(name, LoadBalancerTypeEnum.Network, subnetIds);

    public Task<LoadBalancer> AddAlbAsync(string name) => AddBalancerAsync(name, LoadBalancerTypeEnum.Application, []);

    public async Task<string> AddTargetGroupAsync(string name, string protocol, int port, string type = "ip") =>
        (await Elb.CreateTargetGroupAsync(new CreateTargetGroupRequest { Name = name, Protocol = protocol, Port = port, VpcId = VpcId, TargetType = type }))
        .TargetGroups[0].TargetGroupArn;

    public async Task<string> AddListenerAsync(string loadBalancerArn, string protocol, int port, string targetGroupArn) =>
        (await Elb.CreateListenerAsync(Listener(loadBalancerArn, protocol, port, targetGroupArn))).Listeners[0].ListenerArn;

    public static CreateListenerRequest Listener(string loadBalancerArn, string protocol, int port, string targetGroupArn) => new()
    {
        LoadBalancerArn = loadBalancerArn,
        Protocol = protocol,
        Port = port,
        DefaultActions = [new() { Type = ActionTypeEnum.Forward, TargetGroupArn = targetGroupArn }],
    };

    public async Task<List<NetworkInterface>> InterfacesAsync(string description) => (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest
    {
        Filters = [new Filter("description", [description])],
    })).NetworkInterfaces ?? [];

    public async ValueTask DisposeAsync()
    {
        Ec2.Dispose();
        Elb.Dispose();
        Ecs.Dispose();
        await Aws.DisposeAsync();
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

    private T Configured<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Aws.ServiceUrl.ToString();
        config.AuthenticationRegion = Region;
        config.MaxErrorRetry = 0;
        return config;
    }
}
