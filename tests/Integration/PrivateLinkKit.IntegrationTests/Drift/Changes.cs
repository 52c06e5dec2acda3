using Amazon.ElasticLoadBalancingV2;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>All possible drift of the Task API's resources by change.</summary>
internal static class Changes
{
    public static readonly IReadOnlyList<DriftCase> All =
    [
        new("DNS names of a VPC", ["task-api/vpc: EnableDnsHostnames"], by => by.Ec2.ModifyVpcAttributeAsync(
            new() { VpcId = by.Id("task-api/vpc"), EnableDnsHostnames = false }), IsHidden: true),
        new("name resolution of a VPC", ["customer/vpc: EnableDnsSupport"], by => by.SwitchDnsOffAsync("customer/vpc")),
        new("internet gateway detached", ["task-api/igw: VpcId", "task-api/nat-eu-west-1a: deleted", "task-api/nat-ip-eu-west-1a: deleted"], async by =>
        {
            await by.DeleteNatGatewayAsync();
            await by.ReleaseAddressAsync();
            await by.Ec2.DetachInternetGatewayAsync(new() { InternetGatewayId = by.Id("task-api/igw"), VpcId = by.Id("task-api/vpc") });
        }),
        new("rule added to a group", ["task-api/task-group/rules: SecurityGroupIngress"], by => by.Ec2.AuthorizeSecurityGroupIngressAsync(
            new() { GroupId = by.Id("task-api/task-group"), IpPermissions = DriftInjector.Tcp(22, "0.0.0.0/0") })),
        new("rule taken from a group", ["task-api/task-group/rules: SecurityGroupEgress"], by => by.Ec2.RevokeSecurityGroupEgressAsync(
            new() { GroupId = by.Id("task-api/task-group"), IpPermissions = DriftInjector.Tcp(443, "0.0.0.0/0") })),
        new("route led elsewhere", ["task-api/private-routes: Routes"], by => by.Ec2.ReplaceRouteAsync(
            new() { RouteTableId = by.Id("task-api/private-routes"), DestinationCidrBlock = "0.0.0.0/0", GatewayId = by.Id("task-api/igw") })),
        new("subnet without its route table", ["task-api/public-routes: SubnetIds"], async by => await by.Ec2.DisassociateRouteTableAsync(
            new() { AssociationId = (await by.RouteTableAsync("task-api/public-routes")).Associations[0].RouteTableAssociationId })),
        new("subnet with a foreign route table", ["task-api/public-routes: SubnetIds"], async by =>
        {
            var foreign = await by.Ec2.CreateRouteTableAsync(new() { VpcId = by.Id("task-api/vpc") });
            var association = (await by.RouteTableAsync("task-api/public-routes")).Associations[0].RouteTableAssociationId;
            await by.Ec2.ReplaceRouteTableAssociationAsync(new() { AssociationId = association, RouteTableId = foreign.RouteTable.RouteTableId });
        }, LeavesBehind: true),
        new("acceptance", ["task-api/endpoint-service: AcceptanceRequired"], by => by.Ec2.ModifyVpcEndpointServiceConfigurationAsync(
            new() { ServiceId = by.Id("task-api/endpoint-service"), AcceptanceRequired = true })),
        new("permission of another instead of ours", ["task-api/endpoint-service: AllowedPrincipals"], by =>
            by.Ec2.ModifyVpcEndpointServicePermissionsAsync(new()
        {
            ServiceId = by.Id("task-api/endpoint-service"),
            AddAllowedPrincipals = ["arn:aws:iam::444444444444:root"],
            RemoveAllowedPrincipals = [DriftTests.Guest],
        })),
        new("connection rejected", ["customer/endpoint: State"], by => by.Ec2.RejectVpcEndpointConnectionsAsync(
            new() { ServiceId = by.Id("task-api/endpoint-service"), VpcEndpointIds = [by.Id("customer/endpoint")] })),
        new("private DNS name of the endpoint", ["customer/endpoint: PrivateDnsEnabled"], by => by.SwitchPrivateDnsOnAsync()),
        new("another NLB behind the service", ["customer/endpoint: deleted", "task-api/endpoint-service: NetworkLoadBalancerArns"], async by =>
        {
            await by.DeleteEndpointAsync();
            await by.AddNlbAsync();
        }, LeavesBehind: true),
        new("endpoint with a subnet less", ["customer/endpoint: SubnetIds"], by => by.Ec2.ModifyVpcEndpointAsync(
            new() { VpcEndpointId = by.Id("customer/endpoint"), RemoveSubnetIds = [by.Id("customer/private-eu-west-1a")] })),
        new("endpoint with another group", ["customer/endpoint: SecurityGroupIds"], async by =>
        {
            var group = await by.Ec2.CreateSecurityGroupAsync(new() { GroupName = "other", Description = "other", VpcId = by.Id("customer/vpc") });
            await by.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = by.Id("customer/endpoint"), AddSecurityGroupIds = [group.GroupId] });
        }, LeavesBehind: true),
        new("invalid headers", ["task-api/alb: LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled"], by =>
            by.SetAttributeAsync("task-api/alb", "routing.http.drop_invalid_header_fields.enabled", "false")),
        new("idle timeout", ["task-api/alb: LoadBalancerAttributes.idle_timeout.timeout_seconds"], by =>
            by.SetAttributeAsync("task-api/alb", "idle_timeout.timeout_seconds", "1")),
        new("cross-zone", ["task-api/nlb: LoadBalancerAttributes.load_balancing.cross_zone.enabled"], by =>
            by.SetAttributeAsync("task-api/nlb", "load_balancing.cross_zone.enabled", "true")),
        new("groups of the ALB", ["task-api/alb: SecurityGroups"], by => by.ElbV2.SetSecurityGroupsAsync(
            new() { LoadBalancerArn = by.Id("task-api/alb"), SecurityGroups = [by.Id("task-api/nlb-group")] })),
        new("rules enforced on PrivateLink", ["task-api/nlb: EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"], by => by.ElbV2.SetSecurityGroupsAsync(new()
        {
            LoadBalancerArn = by.Id("task-api/nlb"),
            SecurityGroups = [by.Id("task-api/nlb-group")],
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = "on",
        })),
        new("subnets of the ALB", ["task-api/alb: Subnets"], by => by.ElbV2.SetSubnetsAsync(
            new() { LoadBalancerArn = by.Id("task-api/alb"), Subnets = [by.Id("task-api/private-eu-west-1a"), by.Id("task-api/public-eu-west-1b")] })),
        new("health check", ["task-api/alb-targets: HealthCheckPath", "task-api/alb-targets: HealthyThresholdCount"], by => by.ElbV2.ModifyTargetGroupAsync(
            new() { TargetGroupArn = by.Id("task-api/alb-targets"), HealthCheckPath = "/nowhere", HealthyThresholdCount = 10 })),
        new("every setting of a health check", [
            "task-api/alb-targets: HealthCheckIntervalSeconds", "task-api/alb-targets: HealthCheckPort", "task-api/alb-targets: HealthCheckTimeoutSeconds",
            "task-api/alb-targets: HealthyThresholdCount", "task-api/alb-targets: Matcher", "task-api/alb-targets: UnhealthyThresholdCount",
        ], by => by.ElbV2.ModifyTargetGroupAsync(new()
        {
            TargetGroupArn = by.Id("task-api/alb-targets"),
            HealthCheckIntervalSeconds = 30,
            HealthCheckPort = "9",
            HealthCheckTimeoutSeconds = 6,
            HealthyThresholdCount = 3,
            UnhealthyThresholdCount = 3,
            Matcher = new() { HttpCode = "404" },
        })),
        new("cross-zone of the ALB's targets", ["task-api/alb-targets: TargetGroupAttributes.load_balancing.cross_zone.enabled"], by =>
            by.SetGroupAttributeAsync("task-api/alb-targets", "load_balancing.cross_zone.enabled", "false")),
        new("rule of a listener", ["task-api/alb-listener: Rules"], by => by.ElbV2.CreateRuleAsync(new()
        {
            ListenerArn = by.Id("task-api/alb-listener"),
            Priority = 1,
            Conditions = [new() { Field = "path-pattern", Values = ["*"] }],
            Actions = [new() { Type = ActionTypeEnum.FixedResponse, FixedResponseConfig = new() { StatusCode = "503" } }],
        })),
        new("port of a listener", ["task-api/nlb-listener: Port"], by => by.ElbV2.ModifyListenerAsync(
            new() { ListenerArn = by.Id("task-api/nlb-listener"), Port = 81 })),
        new("action of a listener", ["task-api/alb-listener: DefaultActions"], by => by.ElbV2.ModifyListenerAsync(new()
        {
            ListenerArn = by.Id("task-api/alb-listener"),
            DefaultActions = [new() { Type = ActionTypeEnum.FixedResponse, FixedResponseConfig = new() { StatusCode = "503" } }],
        })),
        new("count of tasks", ["task-api/service: DesiredCount"], by => by.UpdateServiceAsync(request => request.DesiredCount = 0)),
        new("grace period of the service", ["task-api/service: HealthCheckGracePeriodSeconds"], by => by.UpdateServiceAsync(
            request => request.HealthCheckGracePeriodSeconds = 90)),
        new("another revision", ["task-api/service: TaskDefinition"], async by =>
        {
            var other = await by.RegisterByHandAsync("task-api", 8080);
            await by.UpdateServiceAsync(request => request.TaskDefinition = other);
        }),
        new("network of the service", ["task-api/service: NetworkConfiguration.AwsvpcConfiguration.Subnets"], by =>
            by.UpdateServiceAsync(request => request.NetworkConfiguration = new()
        {
            AwsvpcConfiguration = new() { Subnets = [by.Id("task-api/public-eu-west-1a")], SecurityGroups = [by.Id("task-api/task-group")] },
        })),
        new("groups of the service", ["task-api/service: NetworkConfiguration.AwsvpcConfiguration.SecurityGroups"], by =>
            by.UpdateServiceAsync(request => request.NetworkConfiguration = new()
        {
            AwsvpcConfiguration = new()
            {
                Subnets = [by.Id("task-api/private-eu-west-1a"), by.Id("task-api/private-eu-west-1b")],
                SecurityGroups = [by.Id("task-api/alb-group")],
            },
        })),
        new("healthy tasks during a deployment", ["task-api/service: DeploymentConfiguration.MinimumHealthyPercent"], by =>
            by.UpdateServiceAsync(request => request.DeploymentConfiguration = new() { MinimumHealthyPercent = 0 })),
        new("target group of the service", ["task-api/service: LoadBalancers.TargetGroupArn"], by => by.MoveServiceToGroupByHandAsync()),
        new("container of the service", [
            "task-api/service: LoadBalancers.ContainerName", "task-api/service: LoadBalancers.ContainerPort", "task-api/service: TaskDefinition",
        ], async by =>
        {
            var other = await by.RegisterByHandAsync("other", 9090);
            await by.UpdateServiceAsync(request =>
            {
                request.TaskDefinition = other;
                request.LoadBalancers = [new() { TargetGroupArn = by.Id("task-api/alb-targets"), ContainerName = "other", ContainerPort = 9090 }];
            });
        }),
        new("target taken out", ["task-api/service: LoadBalancers.Targets"], async by => await by.ElbV2.DeregisterTargetsAsync(
            new() { TargetGroupArn = by.Id("task-api/alb-targets"), Targets = [(await by.TargetsAsync("task-api/alb-targets"))[0]] })),
        new("target added", ["task-api/service: LoadBalancers.Targets"], by => by.ElbV2.RegisterTargetsAsync(
            new() { TargetGroupArn = by.Id("task-api/alb-targets"), Targets = [new() { Id = "10.100.100.250", Port = 8080 }] })),
        new("tags of a VPC", ["task-api/vpc: Tags"], by => by.TagEc2Async("task-api/vpc"), IsHidden: true),
        new("tags of an address", ["task-api/nat-ip-eu-west-1a: Tags"], by => by.TagEc2Async("task-api/nat-ip-eu-west-1a"), IsHidden: true),
        new("tags of a subnet", ["task-api/public-eu-west-1a: Tags"], by => by.TagEc2Async("task-api/public-eu-west-1a")),
        new("tags of an internet gateway", ["task-api/igw: Tags"], by => by.TagEc2Async("task-api/igw")),
        new("tags of a NAT gateway", ["task-api/nat-eu-west-1a: Tags"], by => by.TagEc2Async("task-api/nat-eu-west-1a")),
        new("tags of a group", ["task-api/task-group: Tags"], by => by.TagEc2Async("task-api/task-group")),
        new("tags of an ALB", ["task-api/alb: Tags"], by => by.TagElbV2Async("task-api/alb")),
        new("tags of a cluster", ["task-api/cluster: Tags"], by => by.TagEcsAsync("task-api/cluster"), IsHidden: true),
        new("tags of a revision", ["task-api/task: Tags"], by => by.TagEcsAsync("task-api/task")),
        new("tags of a service", ["task-api/service: Tags"], by => by.TagEcsAsync("task-api/service")),
    ];
    /// <summary>Changes of the resources of the Task API without its ALB.</summary>
    public static readonly IReadOnlyList<DriftCase> WithoutAlb =
    [
        new("PROXY protocol header to the tasks", ["task-api/nlb-targets: TargetGroupAttributes.proxy_protocol_v2.enabled"], by =>
            by.SetGroupAttributeAsync("task-api/nlb-targets", "proxy_protocol_v2.enabled", "true")),
        new("client addresses kept", ["task-api/nlb-targets: TargetGroupAttributes.preserve_client_ip.enabled"], by =>
            by.SetGroupAttributeAsync("task-api/nlb-targets", "preserve_client_ip.enabled", "true")),
        new("cross-zone of the NLB's targets", ["task-api/nlb-targets: TargetGroupAttributes.load_balancing.cross_zone.enabled"], by =>
            by.SetGroupAttributeAsync("task-api/nlb-targets", "load_balancing.cross_zone.enabled", "false")),
        new("kind of a health check", ["task-api/nlb-targets: HealthCheckPath", "task-api/nlb-targets: HealthCheckProtocol", "task-api/nlb-targets: Matcher"],
            by => by.ElbV2.ModifyTargetGroupAsync(new() { TargetGroupArn = by.Id("task-api/nlb-targets"), HealthCheckProtocol = ProtocolEnum.TCP })),
        new("target of the NLB taken out", ["task-api/service: LoadBalancers.Targets"], async by => await by.ElbV2.DeregisterTargetsAsync(
            new() { TargetGroupArn = by.Id("task-api/nlb-targets"), Targets = [(await by.TargetsAsync("task-api/nlb-targets"))[0]] })),
        new("cross-zone of an NLB before tasks", ["task-api/nlb: LoadBalancerAttributes.load_balancing.cross_zone.enabled"], by =>
            by.SetAttributeAsync("task-api/nlb", "load_balancing.cross_zone.enabled", "true")),
    ];
}
