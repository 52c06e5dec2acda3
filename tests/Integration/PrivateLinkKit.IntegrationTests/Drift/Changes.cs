using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.Samples;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>All possible drift of the Task API's resources by change.</summary>
internal static class Changes
{
    public static readonly IReadOnlyList<DriftCase> All =
    [
        new("DNS names of a VPC", ["task-api/vpc: EnableDnsHostnames"], by => by.Ec2.ModifyVpcAttributeAsync(
            new() { VpcId = by.Id("task-api/vpc"), EnableDnsHostnames = false }), IsHidden: true),
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
        new("endpoint with a subnet less", ["customer/endpoint: SubnetIds"], by => by.Ec2.ModifyVpcEndpointAsync(
            new() { VpcEndpointId = by.Id("customer/endpoint"), RemoveSubnetIds = [by.Id("customer/private-eu-west-1a")] })),
        new("endpoint with another group", ["customer/endpoint: SecurityGroupIds"], async by =>
        {
            var group = await by.Ec2.CreateSecurityGroupAsync(new() { GroupName = "other", Description = "other", VpcId = by.Id("customer/vpc") });
            await by.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = by.Id("customer/endpoint"), AddSecurityGroupIds = [group.GroupId] });
        }, LeavesBehind: true),
        new("invalid headers", ["task-api/alb: LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled"], by =>
            by.SetAttributeAsync("task-api/alb", "routing.http.drop_invalid_header_fields.enabled", "false"), IsHidden: true),
        new("cross-zone", ["task-api/nlb: LoadBalancerAttributes.load_balancing.cross_zone.enabled"], by =>
            by.SetAttributeAsync("task-api/nlb", "load_balancing.cross_zone.enabled", "true"), IsHidden: true),
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
            var other = await by.Ecs.RegisterTaskDefinitionAsync(new()
            {
                Family = "by-hand",
                Cpu = "256",
                Memory = "512",
                NetworkMode = Amazon.ECS.NetworkMode.Awsvpc,
                RequiresCompatibilities = ["FARGATE"],
                ContainerDefinitions = [new() { Name = "task-api", Image = DogNamesImage.Name, PortMappings = [new() { ContainerPort = 8080 }] }],
            });
            await by.UpdateServiceAsync(request => request.TaskDefinition = other.TaskDefinition.TaskDefinitionArn);
        }),
        new("network of the service", ["task-api/service: NetworkConfiguration.AwsvpcConfiguration.Subnets"], by =>
            by.UpdateServiceAsync(request => request.NetworkConfiguration = new()
        {
            AwsvpcConfiguration = new() { Subnets = [by.Id("task-api/public-eu-west-1a")], SecurityGroups = [by.Id("task-api/task-group")] },
        })),
        new("tags of a VPC", ["task-api/vpc: Tags"], by => by.TagEc2Async("task-api/vpc")),
        new("tags of an address", ["task-api/nat-ip-eu-west-1a: Tags"], by => by.TagEc2Async("task-api/nat-ip-eu-west-1a"), IsHidden: true),
        new("tags of a subnet", ["task-api/public-eu-west-1a: Tags"], by => by.TagEc2Async("task-api/public-eu-west-1a")),
        new("tags of an internet gateway", ["task-api/igw: Tags"], by => by.TagEc2Async("task-api/igw")),
        new("tags of a NAT gateway", ["task-api/nat-eu-west-1a: Tags"], by => by.TagEc2Async("task-api/nat-eu-west-1a")),
        new("tags of a group", ["task-api/task-group: Tags"], by => by.TagEc2Async("task-api/task-group")),
        new("tags of an ALB", ["task-api/alb: Tags"], by => by.TagElbV2Async("task-api/alb")),
        new("tags of a cluster", ["task-api/cluster: Tags"], by => by.TagEcsAsync("task-api/cluster"), IsHidden: true),
        new("tags of a revision", ["task-api/task: Tags"], by => by.TagEcsAsync("task-api/task"), IsHidden: true),
        new("tags of a service", ["task-api/service: Tags"], by => by.TagEcsAsync("task-api/service")),
    ];
}
