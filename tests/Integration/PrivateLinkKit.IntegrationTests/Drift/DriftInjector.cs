using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using PrivateLinkKit.Samples;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>Manual changes in the stack's accounts. Resources that AWS requires to be deleted first are deleted too, as in the console.</summary>
internal sealed class DriftInjector(TestEnvironment edge, IReadOnlyDictionary<string, string> ids)
{
    public Amazon.EC2.IAmazonEC2 Ec2 => edge.Ec2;

    public Amazon.ElasticLoadBalancingV2.IAmazonElasticLoadBalancingV2 ElbV2 => edge.ElbV2;

    public Amazon.ECS.IAmazonECS Ecs => edge.Ecs;

    /// <summary>Returns the AWS id of a resource of the stack.</summary>
    public string Id(string logicalId) => ids[logicalId];

    public static List<IpPermission> Tcp(int port, string range) => [
        new() { IpProtocol = "tcp", FromPort = port, ToPort = port, Ipv4Ranges = [new() { CidrIp = range }] }];

    public async Task<RouteTable> RouteTableAsync(string logicalId) =>
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [Id(logicalId)] })).RouteTables[0];

    public Task DeleteEndpointAsync() => Ec2.DeleteVpcEndpointsAsync(new() { VpcEndpointIds = [Id("customer/endpoint")] });

    public async Task DeleteEndpointServiceAsync()
    {
        await Ec2.RejectVpcEndpointConnectionsAsync(new() { ServiceId = Id("task-api/endpoint-service"), VpcEndpointIds = [Id("customer/endpoint")] });
        var answer = await Ec2.DeleteVpcEndpointServiceConfigurationsAsync(new() { ServiceIds = [Id("task-api/endpoint-service")] });
        Assert.Empty(answer.Unsuccessful ?? []);
    }

    public Task DeleteEcsServiceAsync() => Ecs.DeleteServiceAsync(new() { Cluster = Id("task-api/cluster"), Service = Id("task-api/service"), Force = true });

    public Task DeleteListenerAsync(string logicalId) => ElbV2.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = Id(logicalId) });

    public Task DeregisterAlbAsync() =>
        ElbV2.DeregisterTargetsAsync(new() { TargetGroupArn = Id("task-api/nlb-targets"), Targets = [new() { Id = Id("task-api/alb"), Port = 8888 }] });

    public Task DeleteTargetGroupAsync(string logicalId) => ElbV2.DeleteTargetGroupAsync(new DeleteTargetGroupRequest { TargetGroupArn = Id(logicalId) });

    public Task DeleteLoadBalancerAsync(string logicalId) => ElbV2.DeleteLoadBalancerAsync(new DeleteLoadBalancerRequest { LoadBalancerArn = Id(logicalId) });

    public Task DeleteNatGatewayAsync() => Ec2.DeleteNatGatewayAsync(new() { NatGatewayId = Id("task-api/nat-eu-west-1a") });

    public Task ReleaseAddressAsync() => Ec2.ReleaseAddressAsync(new() { AllocationId = Id("task-api/nat-ip-eu-west-1a") });

    public async Task DeleteInternetGatewayAsync()
    {
        await Ec2.DetachInternetGatewayAsync(new() { InternetGatewayId = Id("task-api/igw"), VpcId = Id("task-api/vpc") });
        await Ec2.DeleteInternetGatewayAsync(new() { InternetGatewayId = Id("task-api/igw") });
    }

    public async Task DeleteRouteTableAsync(string logicalId)
    {
        foreach (var association in (await RouteTableAsync(logicalId)).Associations)
        {
            await Ec2.DisassociateRouteTableAsync(new() { AssociationId = association.RouteTableAssociationId });
        }

        await Ec2.DeleteRouteTableAsync(new() { RouteTableId = Id(logicalId) });
    }

    public Task DeleteSubnetAsync(string logicalId) => Ec2.DeleteSubnetAsync(new() { SubnetId = Id(logicalId) });

    /// <summary>Also deletes the rules of other groups of the stack that reference it.</summary>
    public async Task DeleteGroupAsync(string logicalId)
    {
        var id = Id(logicalId);
        var groups = await Ec2.DescribeSecurityGroupsAsync(
            new DescribeSecurityGroupsRequest { Filters = [new() { Name = "vpc-id", Values = [Id("task-api/vpc")] }] });
        foreach (var other in groups.SecurityGroups.Where(group => group.GroupId != id))
        {
            foreach (var rule in (other.IpPermissions ?? []).Where(Names))
            {
                await Ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = other.GroupId, IpPermissions = [rule] });
            }

            foreach (var rule in (other.IpPermissionsEgress ?? []).Where(Names))
            {
                await Ec2.RevokeSecurityGroupEgressAsync(new() { GroupId = other.GroupId, IpPermissions = [rule] });
            }
        }

        await Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = id });

        bool Names(IpPermission rule) => rule.UserIdGroupPairs?.Any(pair => pair.GroupId == id) == true;
    }

    public Task TagEc2Async(string logicalId) => Ec2.CreateTagsAsync(
        new() { Resources = [Id(logicalId)], Tags = [new() { Key = "Name", Value = "mine" }, new() { Key = "more", Value = "x" }] });

    public Task TagElbV2Async(string logicalId) => ElbV2.AddTagsAsync(
        new() { ResourceArns = [Id(logicalId)], Tags = [new() { Key = "Name", Value = "mine" }, new() { Key = "more", Value = "x" }] });

    public Task TagEcsAsync(string logicalId) => Ecs.TagResourceAsync(
        new() { ResourceArn = Id(logicalId), Tags = [new() { Key = "Name", Value = "mine" }, new() { Key = "more", Value = "x" }] });

    public Task SetAttributeAsync(string logicalId, string key, string value) =>
        ElbV2.ModifyLoadBalancerAttributesAsync(new() { LoadBalancerArn = Id(logicalId), Attributes = [new() { Key = key, Value = value }] });

    public Task SetGroupAttributeAsync(string logicalId, string key, string value) =>
        ElbV2.ModifyTargetGroupAttributesAsync(new() { TargetGroupArn = Id(logicalId), Attributes = [new() { Key = key, Value = value }] });

    public async Task<List<TargetDescription>> TargetsAsync(string logicalId) =>
        (await ElbV2.DescribeTargetHealthAsync(new() { TargetGroupArn = Id(logicalId) })).TargetHealthDescriptions.ConvertAll(target => target.Target);

    /// <summary>AWS requires that the instances' host names are switched off first.</summary>
    public async Task SwitchDnsOffAsync(string logicalId) =>
        await Ec2.ModifyVpcAttributeAsync(new() { VpcId = Id(logicalId), EnableDnsSupport = false });

    public async Task SwitchPrivateDnsOnAsync()
    {
        await Ec2.ModifyVpcEndpointServiceConfigurationAsync(
            new() { ServiceId = Id("task-api/endpoint-service"), PrivateDnsName = "tasks.example.com" });
        await Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = Id("task-api/endpoint-service") });
        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = Id("customer/endpoint"), PrivateDnsEnabled = true });
    }

    public async Task AddNlbAsync()
    {
        var made = await ElbV2.CreateLoadBalancerAsync(new()
        {
            Name = "by-hand",
            Type = Amazon.ElasticLoadBalancingV2.LoadBalancerTypeEnum.Network,
            Scheme = Amazon.ElasticLoadBalancingV2.LoadBalancerSchemeEnum.Internal,
            Subnets = [Id("task-api/private-eu-west-1a"), Id("task-api/private-eu-west-1b")],
        });
        await Ec2.ModifyVpcEndpointServiceConfigurationAsync(new()
        {
            ServiceId = Id("task-api/endpoint-service"),
            AddNetworkLoadBalancerArns = [made.LoadBalancers[0].LoadBalancerArn],
        });
    }

    public async Task<string> RegisterByHandAsync(string container, int port)
    {
        var made = await Ecs.RegisterTaskDefinitionAsync(new()
        {
            Family = "by-hand",
            Cpu = "256",
            Memory = "512",
            NetworkMode = Amazon.ECS.NetworkMode.Awsvpc,
            RequiresCompatibilities = ["FARGATE"],
            ContainerDefinitions = [new() { Name = container, Image = DogNamesImage.Name, PortMappings = [new() { ContainerPort = port }] }],
        });
        return made.TaskDefinition.TaskDefinitionArn;
    }

    public async Task MoveServiceToGroupByHandAsync()
    {
        var group = await ElbV2.CreateTargetGroupAsync(new()
        {
            Name = "by-hand",
            Protocol = Amazon.ElasticLoadBalancingV2.ProtocolEnum.HTTP,
            Port = 8080,
            VpcId = Id("task-api/vpc"),
            TargetType = Amazon.ElasticLoadBalancingV2.TargetTypeEnum.Ip,
        });
        var arn = group.TargetGroups[0].TargetGroupArn;
        await ElbV2.CreateListenerAsync(new()
        {
            LoadBalancerArn = Id("task-api/alb"),
            Protocol = Amazon.ElasticLoadBalancingV2.ProtocolEnum.HTTP,
            Port = 8889,
            DefaultActions = [new() { Type = Amazon.ElasticLoadBalancingV2.ActionTypeEnum.Forward, TargetGroupArn = arn }],
        });
        await UpdateServiceAsync(request => request.LoadBalancers = [new() { TargetGroupArn = arn, ContainerName = "task-api", ContainerPort = 8080 }]);
    }

    public Task UpdateServiceAsync(Action<UpdateServiceRequest> change)
    {
        var request = new UpdateServiceRequest { Cluster = Id("task-api/cluster"), Service = Id("task-api/service") };
        change(request);
        return Ecs.UpdateServiceAsync(request);
    }
}
