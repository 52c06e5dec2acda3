using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>Deletions that AWS refuses because something still needs what they would delete.</summary>
[Collection(TaskApiCollection.Name)]
public class WrongOrderTests(TaskApiByHand taskApi)
{
    private AwsCli Cli => taskApi.Provider;

    private ProviderNetwork Network => taskApi.Network;

    private ProviderService Service => taskApi.Service;

    [AwsCliFact]
    public async Task DeleteVpcEndpointServiceConfigurations_WithAnEndpoint_AnswersUnsuccessful()
    {
        var answer = await Cli.RunAsync($"ec2 delete-vpc-endpoint-service-configurations --service-ids {Service.ServiceId}");

        Assert.Equal("ExistingVpcEndpointConnections", answer.Text("Unsuccessful[0].Error.Code"));
        Assert.Equal(Service.ServiceId, answer.Text("Unsuccessful[0].ResourceId"));
    }

    [AwsCliFact]
    public Task DeleteLoadBalancer_BehindAService_IsInUse() => IsRefused("ResourceInUse", $"elbv2 delete-load-balancer --load-balancer-arn {Service.NlbArn}");

    [AwsCliFact]
    public Task DeleteLoadBalancer_TargetOfAnother_IsInUse() => IsRefused("ResourceInUse", $"elbv2 delete-load-balancer --load-balancer-arn {Service.AlbArn}");

    [AwsCliFact]
    public Task DeleteTargetGroup_OfAListener_IsInUse() => IsRefused("ResourceInUse", $"elbv2 delete-target-group --target-group-arn {Service.AlbTargetGroupArn}");

    [AwsCliFact]
    public Task DeleteCluster_WithAService_IsRefused() => IsRefused("ClusterContainsServicesException", "ecs delete-cluster --cluster task-api");

    [AwsCliFact]
    public Task DeleteService_WithTasks_IsRefused() => IsRefused("InvalidParameterException", "ecs delete-service --cluster task-api --service task-api");

    [AwsCliFact]
    public Task DeleteSecurityGroup_OfTasks_HasDependencies() => IsRefused("DependencyViolation", $"ec2 delete-security-group --group-id {Network.TaskGroupId}");

    [AwsCliFact]
    public Task DeleteSubnet_WithInterfaces_HasDependencies() => IsRefused("DependencyViolation", $"ec2 delete-subnet --subnet-id {Network.SubnetIds[2]}");

    [AwsCliFact]
    public Task DeleteRouteTable_Associated_HasDependencies() => IsRefused("DependencyViolation", $"ec2 delete-route-table --route-table-id {Network.PublicRouteTableId}");

    [AwsCliFact]
    public Task DetachInternetGateway_WithMappedAddresses_HasDependencies() =>
        IsRefused("DependencyViolation", $"ec2 detach-internet-gateway --internet-gateway-id {Network.InternetGatewayId} --vpc-id {Network.VpcId}");

    [AwsCliFact]
    public Task ReleaseAddress_OfANatGateway_IsInUse() => IsRefused("InvalidIPAddress.InUse", $"ec2 release-address --allocation-id {Network.AllocationId}");

    [AwsCliFact]
    public Task DeleteVpc_WithEverything_HasDependencies() => IsRefused("DependencyViolation", $"ec2 delete-vpc --vpc-id {Network.VpcId}");

    private async Task IsRefused(string code, string command) => Assert.Equal(code, (await Cli.RefusedAsync(command)).Code);
}
