using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>The Task API taken down in the order that AWS wants.</summary>
public class TeardownTests(TaskApiByHand taskApi) : IClassFixture<TaskApiByHand>
{
    private AwsCli Cli => taskApi.Provider;

    private ProviderNetwork Network => taskApi.Network;

    private ProviderService Service => taskApi.Service;

    [AwsCliFact]
    public async Task Delete_InTheRightOrder_LeavesNothing()
    {
        await DeleteCustomerSideAsync();
        await DeleteServiceAsync();
        await DeleteNetworkAsync();

        var (vpcs, interfaces) = (Cli.RunAsync("ec2 describe-vpcs"), Cli.RunAsync("ec2 describe-network-interfaces"));
        var (balancers, groups) = (Cli.RunAsync("elbv2 describe-load-balancers"), Cli.RunAsync("elbv2 describe-target-groups"));
        var services = Cli.RunAsync("ec2 describe-vpc-endpoint-service-configurations");
        var endpoints = taskApi.Customer.RunAsync("ec2 describe-vpc-endpoints --filters Name=vpc-endpoint-state,Values=pending,available");
        Assert.Equal(0, (await vpcs).Count("Vpcs"));
        Assert.Equal(0, (await interfaces).Count("NetworkInterfaces"));
        Assert.Equal(0, (await balancers).Count("LoadBalancers"));
        Assert.Equal(0, (await groups).Count("TargetGroups"));
        Assert.Equal(0, (await services).Count("ServiceConfigurations"));
        Assert.Equal(0, (await endpoints).Count("VpcEndpoints"));
    }

    private async Task DeleteCustomerSideAsync()
    {
        var (cli, side) = (taskApi.Customer, taskApi.CustomerSide);
        var terminated = cli.RunAsync($"ec2 terminate-instances --instance-ids {side.InstanceId}");
        var deleted = await cli.RunAsync($"ec2 delete-vpc-endpoints --vpc-endpoint-ids {side.EndpointId}");
        Assert.Equal(0, deleted.Count("Unsuccessful"));
        await terminated;
        await cli.RunAsync($"ec2 wait instance-terminated --instance-ids {side.InstanceId}");
        await Task.WhenAll(side.SubnetIds.Append(side.ForeignSubnetId).Select(subnet => cli.RunAsync($"ec2 delete-subnet --subnet-id {subnet}")));
        await cli.RunAsync($"ec2 delete-security-group --group-id {side.GroupId}");
        await cli.RunAsync($"ec2 delete-vpc --vpc-id {side.VpcId}");
    }

    private async Task DeleteServiceAsync()
    {
        var deleted = await Cli.RunAsync($"ec2 delete-vpc-endpoint-service-configurations --service-ids {Service.ServiceId}");
        Assert.Equal(0, deleted.Count("Unsuccessful"));
        await Cli.RunAsync("ecs update-service --cluster task-api --service task-api --desired-count 0");
        await Cli.RunAsync("ecs delete-service --cluster task-api --service task-api");
        await Cli.RunAsync("ecs wait services-inactive --cluster task-api --services task-api");
        await Task.WhenAll(Cli.RunAsync("ecs delete-cluster --cluster task-api"), Cli.RunAsync($"ecs deregister-task-definition --task-definition {Service.TaskDefinitionArn}"));
        await Cli.RunAsync($"elbv2 deregister-targets --target-group-arn {Service.NlbTargetGroupArn} --targets Id={Service.AlbArn}");
        await Cli.RunAsync($"elbv2 delete-listener --listener-arn {Service.NlbListenerArn}");
        await Task.WhenAll(
            Cli.RunAsync($"elbv2 delete-load-balancer --load-balancer-arn {Service.NlbArn}"), Cli.RunAsync($"elbv2 delete-load-balancer --load-balancer-arn {Service.AlbArn}"));
        await Cli.RunAsync($"elbv2 wait load-balancers-deleted --load-balancer-arns {Service.NlbArn} {Service.AlbArn}");
        await Task.WhenAll(
            Cli.RunAsync($"elbv2 delete-target-group --target-group-arn {Service.NlbTargetGroupArn}"), Cli.RunAsync($"elbv2 delete-target-group --target-group-arn {Service.AlbTargetGroupArn}"));
    }

    private async Task DeleteNetworkAsync()
    {
        await Cli.RunAsync($"ec2 delete-nat-gateway --nat-gateway-id {Network.NatGatewayId}");
        await Cli.RunAsync($"ec2 wait nat-gateway-deleted --nat-gateway-ids {Network.NatGatewayId}");
        await Cli.RunAsync($"ec2 release-address --allocation-id {Network.AllocationId}");
        foreach (var group in new[] { Network.AlbGroupId, Network.TaskGroupId, Network.NlbGroupId })
        {
            await DeleteGroupAsync(group);
        }

        await Task.WhenAll(Network.RouteTableAssociationIds.Select(id => Cli.RunAsync($"ec2 disassociate-route-table --association-id {id}")));
        await Task.WhenAll(
            Cli.RunAsync($"ec2 delete-route-table --route-table-id {Network.PublicRouteTableId}"), Cli.RunAsync($"ec2 delete-route-table --route-table-id {Network.PrivateRouteTableId}"));
        await Task.WhenAll(Network.SubnetIds.Select(subnet => Cli.RunAsync($"ec2 delete-subnet --subnet-id {subnet}")));
        await Cli.RunAsync($"ec2 detach-internet-gateway --internet-gateway-id {Network.InternetGatewayId} --vpc-id {Network.VpcId}");
        await Cli.RunAsync($"ec2 delete-internet-gateway --internet-gateway-id {Network.InternetGatewayId}");
        await Cli.RunAsync($"ec2 delete-vpc --vpc-id {Network.VpcId}");
    }

    // The groups of the ALB and of the tasks name each other: the rules go first.
    private async Task DeleteGroupAsync(string group)
    {
        if (group == Network.AlbGroupId)
        {
            await Cli.RunAsync($"ec2 revoke-security-group-ingress --group-id {Network.TaskGroupId} --protocol tcp --port 8080 --source-group {group}");
        }

        await Cli.RunAsync($"ec2 delete-security-group --group-id {group}");
    }
}
