using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>Network paths of tasks to their registry, secrets and logs.</summary>
public sealed class TaskPathsTests : TaskSite
{
    private const string Uri = $"{Site.Account}.dkr.ecr.{Site.Region}.amazonaws.com/orders:1";
    private const string Resources = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
    private const string NoManifest = "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ";
    private const string NoLayers = "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReaderSeeker: failed open: ";
    private const string Secret = $"arn:aws:secretsmanager:{Site.Region}:{Site.Account}:secret:key-AbCdEf";

    private string _endpointGroup = "";

    [Fact]
    public async Task Run_EndpointsOfEcrAndS3_StartsWithTheLastOfThem()
    {
        await StartWithoutPathAsync();

        Assert.StartsWith($"{Resources}unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed",
            await ReasonAsync(), StringComparison.Ordinal);
        await EndpointAsync("ecr.api");
        Assert.StartsWith($"{NoManifest}{Uri}: failed to do request: Head ", await ReasonAsync(), StringComparison.Ordinal);
        await EndpointAsync("ecr.dkr");
        Assert.StartsWith($"{NoLayers}failed to do request: Get ", await ReasonAsync(), StringComparison.Ordinal);
        await GatewayAsync();
        Assert.Equal("orders", await GetAsync(await RunOrdersAsync(), "/"));
    }

    [Fact]
    public async Task Run_InterfaceEndpointOfS3_DoesNotServeLayers()
    {
        await StartWithEcrAsync();
        await EndpointAsync("s3");

        Assert.StartsWith(NoLayers, await ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndpointWhoseGroupDeniesHttps_NamesTheGroupInDrops()
    {
        await StartWithEcrAsync();
        await GatewayAsync();
        await Site.Ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = _endpointGroup, IpPermissions = [Https()] });

        Assert.StartsWith($"{Resources}unable to retrieve ecr registry auth", await ReasonAsync(), StringComparison.Ordinal);
        var drop = Aws.Network.Drops[^1];
        Assert.Equal(($"api.ecr.{Site.Region}.amazonaws.com", 443), (drop.Host, drop.Port));
        Assert.Contains(":task/", drop.From, StringComparison.Ordinal);
        Assert.Contains(_endpointGroup, drop.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndpointWithoutPrivateNames_HasNoRouteToThePublicAddress()
    {
        await StartWithEcrAsync();
        await GatewayAsync();
        var endpoints = await Site.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { Filters = [new("service-name", [Name("ecr.api")])] });
        await Site.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoints.VpcEndpoints[0].VpcEndpointId, PrivateDnsEnabled = false });

        Assert.StartsWith($"{Resources}unable to retrieve ecr registry auth", await ReasonAsync(), StringComparison.Ordinal);
        Assert.Contains("no route to 192.0.2.", Aws.Network.Drops[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_VpcWithoutDns_FindsNoRegistry()
    {
        await StartWithEcrAsync();
        await GatewayAsync();
        await Site.Ec2.ModifyVpcAttributeAsync(new() { VpcId = Site.VpcId, EnableDnsSupport = false });

        Assert.Contains("dial tcp: lookup api.ecr.eu-west-1.amazonaws.com", await ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AclThatDeniesAnswersOfS3_CannotPullLayers()
    {
        await StartWithEcrAsync();
        await GatewayAsync();
        var acl = (await Site.Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("vpc-id", [Site.VpcId])] })).NetworkAcls[0];
        await Site.Ec2.CreateNetworkAclEntryAsync(new()
        {
            NetworkAclId = acl.NetworkAclId,
            RuleNumber = 10,
            Egress = false,
            Protocol = "6",
            RuleAction = RuleAction.Deny,
            CidrBlock = "198.51.100.0/24",
            PortRange = new() { From = 1024, To = 65535 },
        });

        Assert.StartsWith(NoLayers, await ReasonAsync(), StringComparison.Ordinal);
        Assert.Contains($"dropped by {acl.NetworkAclId}", Aws.Network.Drops[^1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*", true)]
    [InlineData("arn:aws:s3:::other/*", false)]
    [InlineData("arn:aws:s3:::PROD-eu-west-1-starport-layer-bucket/*", false)]
    public async Task Run_GatewayWithAPolicy_NeedsTheBucketOfLayers(string resource, bool starts)
    {
        await StartWithEcrAsync();
        await GatewayAsync($$"""
            {"Statement":[
                {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:Get*","Resource":"{{resource}}"},
                {"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"} } },
                {"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"*","Resource":"*"}]}
            """);

        var task = await RunOrdersAsync();

        Assert.Equal(
            starts ? null : $"{NoLayers}unexpected status code https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/: 403 Forbidden",
            task.StoppedReason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_GroupWithoutOtherEgress_NeedsThePrefixListOfS3(bool hasList)
    {
        await StartWithEcrAsync();
        await GatewayAsync();
        await Site.Ec2.RevokeSecurityGroupEgressAsync(new()
        {
            GroupId = Site.GroupId,
            IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
        var list = (await Site.Ec2.DescribePrefixListsAsync(new() { Filters = [new("prefix-list-name", [Name("s3")])] })).PrefixLists[0].PrefixListId;
        await Site.Ec2.AuthorizeSecurityGroupEgressAsync(new()
        {
            GroupId = Site.GroupId,
            IpPermissions = hasList ? [Https(), new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, PrefixListIds = [new() { Id = list }] }] : [Https()],
        });

        var task = await RunOrdersAsync();

        Assert.Equal(!hasList, task.StoppedReason?.StartsWith(NoLayers, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Run_SecretsAndLogs_NeedEndpointsOfTheirOwn()
    {
        await StartWithEcrAsync();
        await GatewayAsync();
        await Aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = "/ecs/web" });
        await Aws.CallAsync("ssm:PutParameter", new() { ["Name"] = "/orders/key", ["Value"] = "value", ["Type"] = "String" });

        Assert.StartsWith($"{Resources}unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret {Secret}",
            await ReasonAsync(Secret), StringComparison.Ordinal);
        Assert.StartsWith($"{Resources}unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled",
            await ReasonAsync("/orders/key"), StringComparison.Ordinal);
        await EndpointAsync("ssm");
        Assert.Equal("ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task "
            + "definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed",
            await ReasonAsync("/orders/key"));
        await EndpointAsync("logs");
        Assert.Null(await ReasonAsync("/orders/key"));
    }

    [Theory]
    [InlineData("DISABLED", false, false)]
    [InlineData("ENABLED", false, true)]
    [InlineData("DISABLED", true, true)]
    public async Task Run_ImageOfDockerHub_NeedsAPublicAddressOrNat(string assignPublicIp, bool hasNat, bool starts)
    {
        await StartAsync(new() { EgressChecks = EgressChecks.Always });
        var igw = await InternetAsync();
        if (hasNat)
        {
            await NatAsync(igw);
        }

        var task = await RunAsync(assignPublicIp, Site.Image);

        Assert.Equal(starts ? null : $"{NoManifest}docker.io/{Site.Image}:latest: failed to do request: "
            + $"Head \"https://registry-1.docker.io/v2/{Site.Image}/manifests/latest\": dial tcp", task.StoppedReason?.Split(" 192.")[0]);
        var interfaces = await Site.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { Filters = [new("requester-id", ["amazon-ecs"])] });
        Assert.Equal(assignPublicIp is "ENABLED", (interfaces.NetworkInterfaces ?? []).Any(own => own.Association is not null));
    }

    [Fact]
    public async Task Run_VpcWithAnEndpointOfAws_NeedsPathsFromThenOn()
    {
        await StartAsync();
        var first = await RunAsync("DISABLED", Site.Image);
        await PrepareEndpointsAsync();
        var endpoint = await EndpointAsync("logs");
        await Site.Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [endpoint] });

        var second = await RunAsync("DISABLED", Site.Image);

        Assert.Null(first.StoppedReason);
        Assert.StartsWith(NoManifest, second.StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NatGatewayWithoutAWayToTheInternet_CannotPull()
    {
        await StartAsync(new() { EgressChecks = EgressChecks.Always });
        var igw = await InternetAsync();
        var table = await NatAsync(igw);

        await Site.Ec2.DeleteRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0" });

        Assert.StartsWith(NoManifest, (await RunAsync("DISABLED", Site.Image)).StoppedReason, StringComparison.Ordinal);
        Assert.Contains("through an internet gateway", Aws.Network.Drops[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NatGatewayInAFailedZone_CannotPull()
    {
        await StartAsync(new() { EgressChecks = EgressChecks.Always });
        await NatAsync(await InternetAsync());
        var zone = (await Site.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [Site.SubnetIds[1]] })).Subnets[0].AvailabilityZoneId;
        Assert.Null((await RunAsync("DISABLED", Site.Image)).StoppedReason);

        using var failure = Aws.Network.FailZone(zone);

        Assert.StartsWith(NoManifest, (await RunAsync("DISABLED", Site.Image)).StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndpointWithAnInterfaceInAFailedZone_UsesTheOther()
    {
        await StartWithEcrAsync();
        await GatewayAsync();
        var zone = (await Site.Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [Site.SubnetIds[1]] })).Subnets[0].AvailabilityZoneId;

        using var failure = Aws.Network.FailZone(zone);

        Assert.Null(await ReasonAsync());
        Assert.Null(await ReasonAsync());
    }

    [Fact]
    public async Task Run_InternetGatewayThatMovedToAnotherVpc_CannotPull()
    {
        await StartAsync(new() { EgressChecks = EgressChecks.Always });
        var igw = await InternetAsync();
        await Site.Ec2.DetachInternetGatewayAsync(new() { InternetGatewayId = igw, VpcId = Site.VpcId });
        var other = (await Site.Ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" })).Vpc.VpcId;
        await Site.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = igw, VpcId = other });

        Assert.StartsWith(NoManifest, (await RunAsync("ENABLED", Site.Image)).StoppedReason, StringComparison.Ordinal);
        Assert.Contains("is a blackhole", Aws.Network.Drops[^1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.9.9.9:5000/web:1", "10.9.9.9:5000/web:1", "10.9.9.9:5000/v2/web/manifests/1\": dial tcp 10.9.9.9:5000: i/o timeout")]
    [InlineData(
        "registry.internal/web",
        "registry.internal/web:latest",
        "registry.internal/v2/web/manifests/latest\": dial tcp: lookup registry.internal: no such host")]
    [InlineData("nginx", "docker.io/library/nginx:latest", null)]
    public async Task Run_RegistryBehindNat_IsOnlyReachedIfItIsPublic(string image, string reference, string? failure)
    {
        await StartAsync(new() { EgressChecks = EgressChecks.Always });
        Aws.Images.Add(image, app => app.MapGet("/", () => "hello"));
        await NatAsync(await InternetAsync());

        var task = await RunAsync("DISABLED", image);

        Assert.Equal(failure is null ? null : $"{NoManifest}{reference}: failed to do request: Head \"https://{failure}", task.StoppedReason);
    }

    [Fact]
    public async Task Run_UnknownAssignPublicIp_IsRefused()
    {
        await StartAsync();
        await Site.Ecs.RegisterTaskDefinitionAsync(Web.Definition(Site.Image));

        var message = await Aws.RefusedAsync("InvalidParameterException", "ecs:RunTask", RunTask("YES"));

        Assert.StartsWith("networkConfiguration.awsvpcConfiguration.assignPublicIp", message, StringComparison.Ordinal);
    }

    private static string Name(string service) => $"com.amazonaws.{Site.Region}.{service}";

    private static IpPermission Https() =>
        new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] };

    private async Task StartWithoutPathAsync()
    {
        await StartAsync(new() { EgressChecks = EgressChecks.Always });
        Aws.Images.Add(Uri, app => app.MapGet("/", () => "orders"));
        await RoleAsync();
        await PrepareEndpointsAsync();
    }

    private async Task StartWithEcrAsync()
    {
        await StartWithoutPathAsync();
        await EndpointAsync("ecr.api");
        await EndpointAsync("ecr.dkr");
    }

    private async Task PrepareEndpointsAsync()
    {
        await Site.Ec2.ModifyVpcAttributeAsync(new() { VpcId = Site.VpcId, EnableDnsHostnames = true });
        _endpointGroup = await Site.AddGroupAsync("endpoints");
        await Site.Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = _endpointGroup, IpPermissions = [Https()] });
    }

    private async Task<string> EndpointAsync(string service) => (await Site.Ec2.CreateVpcEndpointAsync(new()
    {
        VpcId = Site.VpcId,
        VpcEndpointType = VpcEndpointType.Interface,
        ServiceName = Name(service),
        SubnetIds = Site.TwoSubnets,
        SecurityGroupIds = [_endpointGroup],
    })).VpcEndpoint.VpcEndpointId;

    private async Task GatewayAsync(string? policy = null) => await Site.Ec2.CreateVpcEndpointAsync(new()
    {
        VpcId = Site.VpcId,
        ServiceName = Name("s3"),
        RouteTableIds = [await MainTableAsync()],
        PolicyDocument = policy,
    });

    private async Task<string> MainTableAsync() =>
        (await Site.Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [Site.VpcId]), new("association.main", ["true"])] }))
        .RouteTables[0].RouteTableId;

    private async Task<string> InternetAsync()
    {
        var igw = (await Site.Ec2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        await Site.Ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = igw, VpcId = Site.VpcId });
        await Site.Ec2.CreateRouteAsync(new() { RouteTableId = await MainTableAsync(), DestinationCidrBlock = "0.0.0.0/0", GatewayId = igw });
        return igw;
    }

    /// <summary>Puts a NAT gateway into the second subnet, whose table keeps the route to the internet gateway, and routes the others to it.</summary>
    /// <returns>The table of the NAT gateway's subnet.</returns>
    private async Task<string> NatAsync(string igw)
    {
        var table = (await Site.Ec2.CreateRouteTableAsync(new() { VpcId = Site.VpcId })).RouteTable.RouteTableId;
        await Site.Ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = Site.SubnetIds[1] });
        await Site.Ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = igw });
        var address = (await Site.Ec2.AllocateAddressAsync(new AllocateAddressRequest())).AllocationId;
        var nat = (await Site.Ec2.CreateNatGatewayAsync(new() { SubnetId = Site.SubnetIds[1], AllocationId = address })).NatGateway.NatGatewayId;
        await Site.Ec2.ReplaceRouteAsync(new() { RouteTableId = await MainTableAsync(), DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat });
        return table;
    }

    private Task<EcsTask> RunOrdersAsync() => RunAsync(container => container.Image = Uri);

    private async Task<string?> ReasonAsync() => (await RunOrdersAsync()).StoppedReason;

    private async Task<string?> ReasonAsync(string secret) => (await RunAsync(container =>
    {
        container.Image = Uri;
        container.Secrets = [new() { Name = "KEY", ValueFrom = secret }];
        container.LogConfiguration = new()
        {
            LogDriver = "awslogs",
            Options = new() { ["awslogs-group"] = "/ecs/web", ["awslogs-region"] = Site.Region, ["awslogs-stream-prefix"] = "app" },
        };
    })).StoppedReason;

    private async Task<EcsTask> RunAsync(string assignPublicIp, string image)
    {
        await Site.Ecs.RegisterTaskDefinitionAsync(Web.Definition(image));
        var answer = await Aws.CallAsync("ecs:RunTask", RunTask(assignPublicIp));
        return await DescribeAsync((string)answer["tasks"]![0]!["taskArn"]!);
    }

    private JsonObject RunTask(string assignPublicIp) => new()
    {
        ["taskDefinition"] = Web.Family,
        ["launchType"] = "FARGATE",
        ["networkConfiguration"] = new JsonObject
        {
            ["awsvpcConfiguration"] = new JsonObject
            {
                ["subnets"] = new JsonArray(Site.SubnetIds[0]),
                ["securityGroups"] = new JsonArray(Site.GroupId),
                ["assignPublicIp"] = assignPublicIp,
            },
        },
    };
}
