using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Network;

/// <summary>
/// An endpoint in one account, and in another the NLB, the ALB (or none) and the two tasks behind it, made call by call.
/// The zones of the two accounts have other names: a and b of the provider are c and a of the consumer.
/// </summary>
internal sealed class Chain : IAsyncDisposable
{
    public const string Image = "example/who";
    public const int AlbPort = 8888;
    private const int TaskPort = 8080;

    private readonly TestEnvironment _lab;
    private readonly bool _hasAlb;

    private Chain(TestEnvironment lab, bool hasAlb)
    {
        _lab = lab;
        _hasAlb = hasAlb;
        Customer = lab.Ec2Of(TestEnvironment.Consumer);
        Elb = lab.ElbOf(TestEnvironment.Provider);
        Ecs = lab.EcsOf(TestEnvironment.Provider);
    }

    public VirtualNetwork Network => _lab.Aws.Network;

    public EmbeddedAws Aws => _lab.Aws;

    public IAmazonEC2 Ec2 => _lab.Ec2;

    public IAmazonEC2 Customer { get; }

    public IAmazonElasticLoadBalancingV2 Elb { get; }

    public IAmazonECS Ecs { get; }

    public string CustomerVpcId { get; private set; } = "";

    public string NlbArn { get; private set; } = "";

    public string AlbArn { get; private set; } = "";

    public string AlbDnsName { get; private set; } = "";

    public string NlbGroupId { get; private set; } = "";

    public string AlbGroupId { get; private set; } = "";

    public string TaskGroupId { get; private set; } = "";

    public string EndpointGroupId { get; private set; } = "";

    public string AlbTargetsArn { get; private set; } = "";

    public string NlbTargetsArn { get; private set; } = "";

    public string ServiceId { get; private set; } = "";

    public VpcEndpoint Endpoint { get; private set; } = new();

    public string RegionalName => Endpoint.DnsEntries[0].DnsName;

    /// <param name="options">How the embedded AWS behaves; by default, dropped packets are waited for a tenth of a second.</param>
    /// <param name="configure">Additional routes of the tasks.</param>
    public static async Task<Chain> BuildAsync(EmbeddedAwsOptions? options = null, Action<WebApplication>? configure = null)
    {
        var chain = new Chain(await StartLabAsync(options), hasAlb: true);
        chain.Aws.Images.Add(Image, app => Map(app, configure));
        await chain.RebuildAsync();
        return chain;
    }

    /// <summary>A chain without an ALB: connections to the endpoint end at the tasks.</summary>
    /// <param name="listen">Listener of the tasks.</param>
    /// <param name="configure">Additional routes.</param>
    /// <param name="options">Options, as for <see cref="BuildAsync"/>.</param>
    public static async Task<Chain> BuildDirectAsync(
        Action<ListenOptions>? listen = null, Action<WebApplication>? configure = null, EmbeddedAwsOptions? options = null)
    {
        var chain = new Chain(await StartLabAsync(options), hasAlb: false);
        chain.Aws.Images.Add(Image, app => Map(app, configure), listen ?? (_ => { }));
        await chain.RebuildAsync();
        return chain;
    }

    public async Task RebuildAsync()
    {
        await BuildProviderAsync();
        await BuildCustomerAsync();
    }

    public IAmazonEC2 CustomerIn(string region) => _lab.Ec2Of(TestEnvironment.Consumer, region);

    public HttpClient Http() => Network.CreateHttpClient(CustomerVpcId);

    public async Task<string> GetAsync(string? name = null)
    {
        using var http = Http();
        return await http.GetStringAsync($"http://{name ?? RegionalName}/");
    }

    public NetworkTrace Explain() => Network.Explain(CustomerVpcId, RegionalName, 80);

    public Task RevokeIngressAsync(string groupId, int port, string? fromGroup = null, string? fromCidr = null) =>
        Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = groupId,
            IpPermissions = [Permission(port, fromGroup, fromCidr)] });

    public Task AdmitAsync(string groupId, int port, string fromCidr) =>
        Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = groupId,
            IpPermissions = [Permission(port, fromCidr: fromCidr)] });

    public async Task<List<string>> TargetStatesAsync(string targetGroupArn) =>
        [.. (await Elb.DescribeTargetHealthAsync(new DescribeTargetHealthRequest { TargetGroupArn = targetGroupArn }))
            .TargetHealthDescriptions?.Select(target => target.TargetHealth.State.Value) ?? []];

    public async Task<VpcEndpoint> DescribeEndpointAsync() =>
        (await Customer.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = [Endpoint.VpcEndpointId] })).VpcEndpoints[0];

    public async ValueTask DisposeAsync()
    {
        Customer.Dispose();
        Elb.Dispose();
        Ecs.Dispose();
        await _lab.DisposeAsync();
    }

    private static Task<TestEnvironment> StartLabAsync(EmbeddedAwsOptions? options) =>
        TestEnvironment.StartAsync(options ?? new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.FromMilliseconds(100) });

    private static void Map(WebApplication app, Action<WebApplication>? configure)
    {
        configure?.Invoke(app);
        app.MapGet("/", (HttpContext context) =>
            $"{context.Connection.LocalIpAddress} for {context.Request.Headers["X-Forwarded-For"]} to {context.Request.Host} "
                + $"{context.Request.Headers["x_odd"]}");
        app.MapPost("/echo", (HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body));
        app.MapGet("/abort", (HttpContext context) => context.Abort());
    }

    private async Task BuildProviderAsync()
    {
        var vpcId = await _lab.VpcAsync("10.100.100.0/24");
        List<string> subnets = [await _lab.SubnetAsync(vpcId, "10.100.100.128/26", 'a'), await _lab.SubnetAsync(vpcId, "10.100.100.192/26", 'b')];
        NlbGroupId = await GroupAsync(Ec2, vpcId, "nlb", Permission(80, fromCidr: "10.1.1.0/24"));
        NlbArn = (await BalancerAsync("nlb", LoadBalancerTypeEnum.Network, subnets, NlbGroupId)).LoadBalancerArn;
        if (_hasAlb)
        {
            await BuildAlbAsync(vpcId, subnets);
        }
        else
        {
            TaskGroupId = await GroupAsync(Ec2, vpcId, "task", Permission(TaskPort, NlbGroupId));
            NlbTargetsArn = await TargetsAsync(vpcId, "tasks", "TCP", TaskPort, TargetTypeEnum.Ip);
        }

        await ListenAsync(NlbArn, "TCP", 80, NlbTargetsArn);
        await RunTasksAsync(subnets, _hasAlb ? AlbTargetsArn : NlbTargetsArn);

        var service = await Ec2.CreateVpcEndpointServiceConfigurationAsync(new() { NetworkLoadBalancerArns = [NlbArn], AcceptanceRequired = false });
        ServiceId = service.ServiceConfiguration.ServiceId;
        await Ec2.ModifyVpcEndpointServicePermissionsAsync(new() { ServiceId = ServiceId,
            AddAllowedPrincipals = [$"arn:aws:iam::{TestEnvironment.Consumer}:root"] });
    }

    private async Task BuildAlbAsync(string vpcId, List<string> subnets)
    {
        AlbGroupId = await GroupAsync(Ec2, vpcId, "alb", Permission(AlbPort, NlbGroupId));
        TaskGroupId = await GroupAsync(Ec2, vpcId, "task", Permission(TaskPort, AlbGroupId));
        var alb = await BalancerAsync("alb", LoadBalancerTypeEnum.Application, subnets, AlbGroupId);
        AlbArn = alb.LoadBalancerArn;
        AlbDnsName = alb.DNSName;
        AlbTargetsArn = await TargetsAsync(vpcId, "tasks", "HTTP", TaskPort, TargetTypeEnum.Ip);
        await ListenAsync(AlbArn, "HTTP", AlbPort, AlbTargetsArn);
        NlbTargetsArn = await TargetsAsync(vpcId, "alb", "TCP", AlbPort, TargetTypeEnum.Alb);
        await Elb.RegisterTargetsAsync(new RegisterTargetsRequest { TargetGroupArn = NlbTargetsArn, Targets = [new() { Id = AlbArn }] });
    }

    private async Task BuildCustomerAsync()
    {
        CustomerVpcId = await _lab.VpcAsync("10.1.1.0/24", Customer);
        List<string> subnets = [await _lab.SubnetAsync(CustomerVpcId, "10.1.1.0/26", 'c', Customer),
            await _lab.SubnetAsync(CustomerVpcId, "10.1.1.64/26", 'a', Customer)];
        EndpointGroupId = await GroupAsync(Customer, CustomerVpcId, "endpoint", Permission(80, fromCidr: "10.1.1.0/24"));
        var service = await Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [ServiceId] });
        var created = await Customer.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
        {
            VpcEndpointType = VpcEndpointType.Interface,
            VpcId = CustomerVpcId,
            ServiceName = service.ServiceConfigurations[0].ServiceName,
            SubnetIds = subnets,
            SecurityGroupIds = [EndpointGroupId],
        });
        Endpoint = created.VpcEndpoint;
        Endpoint = await DescribeEndpointAsync();
    }

    private async Task RunTasksAsync(List<string> subnets, string targetGroupArn)
    {
        await Ecs.CreateClusterAsync(new CreateClusterRequest());
        await Ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = "who",
            NetworkMode = NetworkMode.Awsvpc,
            RequiresCompatibilities = ["FARGATE"],
            Cpu = "256",
            Memory = "512",
            ContainerDefinitions = [new() { Name = "who", Image = Image, PortMappings = [new() { ContainerPort = TaskPort }] }],
        });
        await Ecs.CreateServiceAsync(new CreateServiceRequest
        {
            ServiceName = "who",
            TaskDefinition = "who",
            DesiredCount = 2,
            LaunchType = LaunchType.FARGATE,
            NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = subnets, SecurityGroups = [TaskGroupId] } },
            LoadBalancers = [new() { TargetGroupArn = targetGroupArn, ContainerName = "who", ContainerPort = TaskPort }],
        });
        await Ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["who"] });
    }

    private async Task<Amazon.ElasticLoadBalancingV2.Model.LoadBalancer> BalancerAsync(
        string name, LoadBalancerTypeEnum type, List<string> subnets, string groupId) =>
        (await Elb.CreateLoadBalancerAsync(new CreateLoadBalancerRequest
        {
            Name = name,
            Type = type,
            Scheme = LoadBalancerSchemeEnum.Internal,
            Subnets = subnets,
            SecurityGroups = [groupId],
        })).LoadBalancers[0];

    private async Task<string> TargetsAsync(string vpcId, string name, string protocol, int port, TargetTypeEnum type) =>
        (await Elb.CreateTargetGroupAsync(new CreateTargetGroupRequest { Name = name, Protocol = protocol, Port = port, VpcId = vpcId, TargetType = type }))
        .TargetGroups[0].TargetGroupArn;

    private Task ListenAsync(string balancerArn, string protocol, int port, string targetGroupArn) => Elb.CreateListenerAsync(new CreateListenerRequest
    {
        LoadBalancerArn = balancerArn,
        Protocol = protocol,
        Port = port,
        DefaultActions = [new() { Type = ActionTypeEnum.Forward, TargetGroupArn = targetGroupArn }],
    });

    private static async Task<string> GroupAsync(IAmazonEC2 ec2, string vpcId, string name, IpPermission ingress)
    {
        var groupId = (await ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpcId, GroupName = name, Description = name })).GroupId;
        await ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = groupId, IpPermissions = [ingress] });
        return groupId;
    }

    private static IpPermission Permission(int port, string? fromGroup = null, string? fromCidr = null) => new()
    {
        IpProtocol = "tcp",
        FromPort = port,
        ToPort = port,
        UserIdGroupPairs = fromGroup is null ? null : [new() { GroupId = fromGroup }],
        Ipv4Ranges = fromCidr is null ? null : [new() { CidrIp = fromCidr }],
    };
}
