using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.ApiGateways;

/// <summary>A task on Fargate that answers with what it was asked, a load balancer in front of it, and an HTTP API with a VPC link to it.</summary>
internal sealed class ApiSite : IAsyncDisposable
{
    public const int Port = 8000;

    private const string Image = "example/echo";
    private const int TaskPort = 8080;

    private ApiSite(Site site) => Site = site;

    public Site Site { get; }

    public EmbeddedAws Aws => Site.Aws;

    public string LinkGroupId { get; private set; } = "";

    public string BalancerGroupId { get; private set; } = "";

    public string BalancerArn { get; private set; } = "";

    public string BalancerName { get; private set; } = "";

    public string ListenerArn { get; private set; } = "";

    public string TargetGroupArn { get; private set; } = "";

    public string ApiId { get; private set; } = "";

    public string LinkId { get; private set; } = "";

    public string HostName => $"{ApiId}.execute-api.{Site.Region}.amazonaws.com";

    /// <summary>A load balancer without an API.</summary>
    /// <param name="isNetwork">true for a Network Load Balancer.</param>
    /// <param name="time">The clock; null: that of the machine.</param>
    public static async Task<ApiSite> StartBackendAsync(bool isNetwork, TimeProvider? time = null)
    {
        var site = new ApiSite(await Site.StartAsync(new()
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(100),
            TimeProvider = time ?? TimeProvider.System,
        }));
        site.Aws.Images.Add(Image, Echo);
        site.LinkGroupId = await site.Site.AddGroupAsync("link");
        site.BalancerGroupId = await site.Site.AddGroupAsync("balancer");
        await site.AdmitAsync(site.BalancerGroupId, Port, site.LinkGroupId);
        await site.BalanceAsync(isNetwork);
        await site.RunAsync();
        return site;
    }

    /// <summary>An HTTP API whose route <c>ANY /{proxy+}</c> leads through a link to an Application Load Balancer; it has no stage.</summary>
    /// <param name="integration">Further settings of the integration.</param>
    /// <param name="time">The clock; null: that of the machine.</param>
    public static async Task<ApiSite> StartAsync(JsonObject? integration = null, TimeProvider? time = null)
    {
        var site = await StartBackendAsync(isNetwork: false, time);
        site.ApiId = (string)(await site.Aws.MakeAsync("/v2/apis", new() { ["name"] = "orders", ["protocolType"] = "HTTP" }))["apiId"]!;
        site.LinkId = (string)(await site.Aws.MakeAsync("/v2/vpclinks", new()
        {
            ["name"] = "link",
            ["subnetIds"] = new JsonArray([.. site.Site.TwoSubnets.Select(id => JsonValue.Create(id))]),
            ["securityGroupIds"] = new JsonArray(site.LinkGroupId),
        }))["vpcLinkId"]!;
        await site.RouteAsync("ANY /{proxy+}", integration ?? []);
        return site;
    }

    /// <summary>Adds a route with an integration of its own, and returns the ids of both.</summary>
    public async Task<(string RouteId, string IntegrationId)> RouteAsync(string key, JsonObject? change = null)
    {
        var integration = new JsonObject
        {
            ["integrationType"] = "HTTP_PROXY",
            ["integrationMethod"] = "ANY",
            ["connectionType"] = "VPC_LINK",
            ["connectionId"] = LinkId,
            ["integrationUri"] = ListenerArn,
            ["payloadFormatVersion"] = "1.0",
        };
        foreach (var (name, value) in change ?? [])
        {
            integration[name] = value?.DeepClone();
        }

        var integrationId = (string)(await Aws.MakeAsync($"/v2/apis/{ApiId}/integrations", integration))["integrationId"]!;
        var route = await Aws.MakeAsync($"/v2/apis/{ApiId}/routes", new() { ["routeKey"] = key, ["target"] = $"integrations/{integrationId}" });
        return ((string)route["routeId"]!, integrationId);
    }

    public Task<JsonNode> StageAsync(string name = "$default", bool deploys = true, JsonObject? change = null)
    {
        var stage = new JsonObject { ["stageName"] = name, ["autoDeploy"] = deploys };
        foreach (var (key, value) in change ?? [])
        {
            stage[key] = value?.DeepClone();
        }

        return Aws.MakeAsync($"/v2/apis/{ApiId}/stages", stage);
    }

    public HttpClient Http() => Aws.Network.CreateHttpClient("internet");

    /// <summary>Asks the API from the Internet.</summary>
    public async Task<(int Status, string Text)> GetAsync(string path, string? origin = null)
    {
        using var http = Http();
        using var answer = await http.GetAsync($"{origin ?? $"https://{HostName}"}{path}");
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What the task was asked.</summary>
    public async Task<JsonNode> EchoAsync(string path, string? origin = null)
    {
        var (status, text) = await GetAsync(path, origin);
        Assert.True(status is 200, $"{status} {text}");
        return JsonNode.Parse(text)!;
    }

    public Task AdmitAsync(string groupId, int port, string fromGroup) =>
        Site.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = groupId, IpPermissions = [From(fromGroup, port)] });

    /// <summary>Has the load balancer no longer admit the link.</summary>
    public Task LockAsync() => Site.Ec2.RevokeSecurityGroupIngressAsync(
        new RevokeSecurityGroupIngressRequest { GroupId = BalancerGroupId, IpPermissions = [From(LinkGroupId, Port)] });

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private static IpPermission From(string groupId, int port) =>
        new() { IpProtocol = "tcp", FromPort = port, ToPort = port, UserIdGroupPairs = [new() { GroupId = groupId }] };

    private static void Echo(WebApplication app)
    {
        app.MapGet("/wait", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        app.Map("/{**path}", (HttpContext context) => Results.Json(new
        {
            method = context.Request.Method,
            path = context.Request.Path.Value,
            query = context.Request.QueryString.Value,
            host = context.Request.Host.Value,
            from = $"{context.Connection.RemoteIpAddress}",
            headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
        }));
    }

    private async Task BalanceAsync(bool isNetwork)
    {
        var balancer = (await Site.Elb.CreateLoadBalancerAsync(new()
        {
            Name = "balancer",
            Type = isNetwork ? LoadBalancerTypeEnum.Network : LoadBalancerTypeEnum.Application,
            Scheme = LoadBalancerSchemeEnum.Internal,
            Subnets = Site.TwoSubnets,
            SecurityGroups = isNetwork ? null : [BalancerGroupId],
        })).LoadBalancers[0];
        (BalancerArn, BalancerName) = (balancer.LoadBalancerArn, balancer.DNSName);
        TargetGroupArn = await Site.AddTargetGroupAsync("targets", isNetwork ? "TCP" : "HTTP", TaskPort);
        ListenerArn = await Site.AddListenerAsync(BalancerArn, isNetwork ? "TCP" : "HTTP", Port, TargetGroupArn);
        await Site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = Site.GroupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = TaskPort, ToPort = TaskPort, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
    }

    private async Task RunAsync()
    {
        await Site.Ecs.CreateClusterAsync(new());
        await Site.Ecs.RegisterTaskDefinitionAsync(new()
        {
            Family = "echo",
            NetworkMode = NetworkMode.Awsvpc,
            RequiresCompatibilities = ["FARGATE"],
            Cpu = "256",
            Memory = "512",
            ContainerDefinitions = [new() { Name = "echo", Image = Image, PortMappings = [new() { ContainerPort = TaskPort }] }],
        });
        await Site.Ecs.CreateServiceAsync(new()
        {
            ServiceName = "echo",
            TaskDefinition = "echo",
            DesiredCount = 1,
            LaunchType = LaunchType.FARGATE,
            NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = Site.TwoSubnets, SecurityGroups = [Site.GroupId] } },
            LoadBalancers = [new() { TargetGroupArn = TargetGroupArn, ContainerName = "echo", ContainerPort = TaskPort }],
        });
        await Site.Ecs.DescribeServicesAsync(new() { Services = ["echo"] });
    }
}
