using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using PrivateLinkKit.Testing.Tests.Services.Sqs;

namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

/// <summary>A service behind an endpoint, made of types alone but for its VPC.</summary>
public class NetworkTypesTests : CloudControlTest
{
    private const string Image = "ami-0123456789abcdef0";
    private const string Instance = "AWS::EC2::Instance";
    private const string LoadBalancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private const string TargetGroup = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private const string Listener = "AWS::ElasticLoadBalancingV2::Listener";
    private const string EndpointService = "AWS::EC2::VPCEndpointService";
    private const string Permissions = "AWS::EC2::VPCEndpointServicePermissions";
    private const string Endpoint = "AWS::EC2::VPCEndpoint";

    private string _vpc = "";
    private string _subnet = "";
    private string _group = "";

    private protected override Pace Pace => Pace.Instant;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Aws.Images.Add(Image, app => app.MapGet("/", () => "hello")).OnPorts(80);
        _vpc = await Environment.VpcAsync();
        _subnet = await Environment.SubnetAsync(_vpc);
        _group = await Environment.GroupAsync(_vpc);
        await Environment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = _group, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
    }

    [Fact]
    public async Task Endpoint_OfAServiceOfTypes_CarriesARequest()
    {
        var (balancer, instance) = await BalancedInstanceAsync();
        var service = await CreateAsync(EndpointService, new() { ["NetworkLoadBalancerArns"] = new JsonArray(balancer), ["AcceptanceRequired"] = false });
        var endpoint = await CreateAsync(Endpoint, EndpointTo(service));

        Assert.Equal("hello", await GetAsync(endpoint));
        var model = await ReadAsync(Endpoint, endpoint);
        Assert.Equal([_subnet], model["SubnetIds"]!.AsArray().Select(id => (string)id!));
        Assert.Equal([_group], model["SecurityGroupIds"]!.AsArray().Select(id => (string)id!));
        Assert.NotEmpty(model["DnsEntries"]!.AsArray());
        await FailAsync("ResourceConflict", await StartDeleteAsync(EndpointService, service));
        await FailAsync("ResourceConflict", await StartDeleteAsync(LoadBalancer, balancer));

        await DeleteAsync(Endpoint, endpoint);
        await DeleteAsync(EndpointService, service);
        await DeleteAsync(LoadBalancer, balancer);
        await DeleteAsync(Instance, instance);

        await FailAsync("NotFound", await StartDeleteAsync(Instance, instance));
    }

    [Fact]
    public async Task Endpoint_OfAnotherAccount_NeedsThePermission()
    {
        var balancer = await Environment.NlbAsync(zones: "abc");
        var service = await CreateAsync(EndpointService, new() { ["NetworkLoadBalancerArns"] = new JsonArray(balancer), ["AcceptanceRequired"] = true });
        using var consumer = Environment.Ec2Of(TestEnvironment.Consumer);
        var vpc = await Environment.VpcAsync(ec2: consumer);
        var wanted = EndpointTo(service);
        wanted["VpcId"] = vpc;
        wanted["SubnetIds"] = new JsonArray(await Environment.SubnetAsync(vpc, ec2: consumer));
        wanted["SecurityGroupIds"] = new JsonArray(await Environment.GroupAsync(vpc, ec2: consumer));
        var refused = await StartCreateAsync(Endpoint, wanted, account: TestEnvironment.Consumer);
        Assert.Equal("FAILED", (string?)(await EndAsync(refused, TestEnvironment.Consumer))["OperationStatus"]);

        var principals = new JsonArray($"arn:aws:iam::{TestEnvironment.Consumer}:root");
        await CreateAsync(Permissions, new() { ["ServiceId"] = service, ["AllowedPrincipals"] = principals });

        var pending = await StartCreateAsync(Endpoint, wanted, account: TestEnvironment.Consumer);
        Clock.Advance(TimeSpan.FromMinutes(5));
        var status = await StatusAsync(pending, TestEnvironment.Consumer);
        Assert.True("IN_PROGRESS" == (string?)status["OperationStatus"], status.ToJsonString());
        await Environment.Ec2.AcceptVpcEndpointConnectionsAsync(new() { ServiceId = service, VpcEndpointIds = [(string)status["Identifier"]!] });
        Assert.Equal("SUCCESS", (string?)(await EndAsync(pending, TestEnvironment.Consumer))["OperationStatus"]);

        await FailAsync(
            "AlreadyExists", await StartCreateAsync(Permissions, new() { ["ServiceId"] = service, ["AllowedPrincipals"] = new JsonArray("*") }));
        await UpdateAsync(Permissions, service, """[{"op":"replace","path":"/AllowedPrincipals","value":["*"]}]""");
        Assert.Equal("*", (string?)(await ReadAsync(Permissions, service))["AllowedPrincipals"]![0]);
        await DeleteAsync(Permissions, service);
        Assert.Empty(await ListAsync(Permissions));
    }

    [Fact]
    public async Task Endpoint_Update_ChangesOnlyWhatDiffers()
    {
        var wanted = new JsonObject
        {
            ["VpcEndpointType"] = "Interface",
            ["VpcId"] = _vpc,
            ["ServiceName"] = "com.amazonaws.eu-west-1.logs",
            ["SubnetIds"] = new JsonArray(_subnet),
            ["PrivateDnsEnabled"] = false,
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "a" }),
        };
        var endpoint = await CreateAsync(Endpoint, wanted);
        var other = await Environment.SubnetAsync(_vpc, "10.0.1.0/24", 'b');

        await UpdateAsync(Endpoint, endpoint, $$"""
            [{"op":"add","path":"/SubnetIds/-","value":"{{other}}"},{"op":"add","path":"/SecurityGroupIds","value":["{{_group}}"]},
            {"op":"remove","path":"/Tags"}]
            """);

        var model = await ReadAsync(Endpoint, endpoint);
        Assert.Equal([_subnet, other], model["SubnetIds"]!.AsArray().Select(id => (string)id!).Order().OrderBy(id => id == other));
        Assert.Equal([_group], model["SecurityGroupIds"]!.AsArray().Select(id => (string)id!));
        Assert.Null(model["Tags"]);
        Assert.Single(Aws.Requests, request => request.Operation is "UpdateResource");
    }

    [Fact]
    public async Task TargetGroup_InUse_CannotBeDeletedBeforeItsListener()
    {
        var (balancer, _) = await BalancedInstanceAsync();
        var group = Assert.Single(await ListAsync(TargetGroup));
        var listener = Assert.Single(await ListAsync(Listener, new() { ["LoadBalancerArn"] = balancer }));
        await FailAsync("ResourceConflict", await StartDeleteAsync(TargetGroup, group));

        await UpdateAsync(TargetGroup, group, """
            [{"op":"add","path":"/HealthCheckIntervalSeconds","value":20},
            {"op":"add","path":"/TargetGroupAttributes","value":[{"Key":"deregistration_delay.timeout_seconds","Value":"5"}]},
            {"op":"remove","path":"/Targets"}]
            """);

        var model = await ReadAsync(TargetGroup, group);
        Assert.Equal(20, (int)model["HealthCheckIntervalSeconds"]!);
        Assert.Contains(model["TargetGroupAttributes"]!.AsArray(), attribute => (string?)attribute!["Value"] is "5");
        await DeleteAsync(Listener, listener);
        await DeleteAsync(TargetGroup, group);
        var message = await RefusedAsync("InvalidRequestException", "ListResources", Listener, []);
        Assert.Contains("Required property: (LoadBalancerArn) or (ListenerArns)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListenerRule_Conditions_ChooseTheAnswer()
    {
        var other = await Environment.SubnetAsync(_vpc, "10.0.1.0/24", 'b');
        var balancer = await CreateAsync(LoadBalancer, new()
        {
            ["Name"] = "rules", ["Type"] = "application", ["Scheme"] = "internal", ["Subnets"] = new JsonArray(_subnet, other),
            ["SecurityGroups"] = new JsonArray(_group),
            ["LoadBalancerAttributes"] = new JsonArray(new JsonObject { ["Key"] = "idle_timeout.timeout_seconds", ["Value"] = "30" }),
        });
        var listener = await CreateAsync(
            Listener, new() { ["LoadBalancerArn"] = balancer, ["Port"] = 80, ["Protocol"] = "HTTP", ["DefaultActions"] = Fixed("default") });
        var rule = await CreateAsync("AWS::ElasticLoadBalancingV2::ListenerRule", new()
        {
            ["ListenerArn"] = listener,
            ["Priority"] = 10,
            ["Conditions"] = new JsonArray(new JsonObject { ["Field"] = "path-pattern", ["Values"] = new JsonArray("/orders") }),
            ["Actions"] = Fixed("orders"),
        });
        var host = (string)(await ReadAsync(LoadBalancer, balancer))["DNSName"]!;
        using var http = Aws.Network.CreateHttpClient(_vpc);
        Assert.Equal("orders", await http.GetStringAsync($"http://{host}/orders"));

        await UpdateAsync("AWS::ElasticLoadBalancingV2::ListenerRule", rule, """[{"op":"replace","path":"/Priority","value":20}]""");
        await DeleteAsync("AWS::ElasticLoadBalancingV2::ListenerRule", rule);

        Assert.Equal("default", await http.GetStringAsync($"http://{host}/orders"));
    }

    [Fact]
    public async Task FlowLogAndNotification_RoundTrip()
    {
        var (balancer, _) = await BalancedInstanceAsync();
        var service = await CreateAsync(EndpointService, new() { ["NetworkLoadBalancerArns"] = new JsonArray(balancer) });
        var topic = await CreateAsync(Topic, new() { ["TopicName"] = "events" });
        await CreateAsync("AWS::SNS::TopicInlinePolicy", new()
        {
            ["TopicArn"] = topic, ["PolicyDocument"] = JsonNode.Parse(MessagingTest.Allow("vpce.amazonaws.com", "SNS:Publish", topic)),
        });
        const string notifications = "AWS::EC2::VPCEndpointConnectionNotification";
        var notification = await CreateAsync(notifications, new()
        {
            ["ServiceId"] = service, ["ConnectionNotificationArn"] = topic, ["ConnectionEvents"] = new JsonArray("Connect"),
        });
        await UpdateAsync(notifications, notification, """[{"op":"add","path":"/ConnectionEvents/-","value":"Accept"}]""");
        Assert.Equal(2, (await ReadAsync(notifications, notification))["ConnectionEvents"]!.AsArray().Count);
        await DeleteAsync(notifications, notification);
        Assert.Empty(await ListAsync(notifications));

        var log = await CreateAsync("AWS::EC2::FlowLog", new()
        {
            ["ResourceId"] = _vpc, ["ResourceType"] = "VPC", ["TrafficType"] = "ALL", ["LogDestinationType"] = "s3",
            ["LogDestination"] = "arn:aws:s3:::flows",
        });
        Assert.Equal(("VPC", "ALL"), ((string?)(await ReadAsync("AWS::EC2::FlowLog", log))["ResourceType"],
            (string?)(await ReadAsync("AWS::EC2::FlowLog", log))["TrafficType"]));
        await DeleteAsync("AWS::EC2::FlowLog", log);
    }

    private async Task<(string Balancer, string Instance)> BalancedInstanceAsync()
    {
        var instance = await CreateAsync(Instance, new()
        {
            ["ImageId"] = Image, ["InstanceType"] = "t3.micro", ["SubnetId"] = _subnet, ["SecurityGroupIds"] = new JsonArray(_group),
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Name", ["Value"] = "web" }),
        });
        var group = await CreateAsync(TargetGroup, new()
        {
            ["Name"] = "web", ["Protocol"] = "TCP", ["Port"] = 80, ["VpcId"] = _vpc, ["Targets"] = new JsonArray(new JsonObject { ["Id"] = instance }),
        });
        var balancer = await CreateAsync(LoadBalancer, new()
        {
            ["Name"] = "web", ["Type"] = "network", ["Scheme"] = "internal", ["Subnets"] = new JsonArray(_subnet),
        });
        await CreateAsync(Listener, new()
        {
            ["LoadBalancerArn"] = balancer,
            ["Port"] = 80,
            ["Protocol"] = "TCP",
            ["DefaultActions"] = new JsonArray(new JsonObject { ["Type"] = "forward", ["TargetGroupArn"] = group }),
        });
        return (balancer, instance);
    }

    private JsonObject EndpointTo(string service) => new()
    {
        ["VpcEndpointType"] = "Interface",
        ["VpcId"] = _vpc,
        ["ServiceName"] = $"com.amazonaws.vpce.eu-west-1.{service}",
        ["SubnetIds"] = new JsonArray(_subnet),
        ["SecurityGroupIds"] = new JsonArray(_group),
    };

    private async Task<string> GetAsync(string endpoint)
    {
        var name = ((string)(await ReadAsync(Endpoint, endpoint))["DnsEntries"]![0]!).Split(':')[1];
        using var http = Aws.Network.CreateHttpClient(_vpc);
        return await http.GetStringAsync($"http://{name}/");
    }

    private static JsonArray Fixed(string body) => new(new JsonObject
    {
        ["Type"] = "fixed-response",
        ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = "200", ["ContentType"] = "text/plain", ["MessageBody"] = body },
    });
}
