using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Drift;

/// <summary>
/// All possible deletions of the Task API's resources, each after what AWS requires to be deleted first. The applied-revision tag is on the endpoint
/// service: if that is gone too, with everything that referred to the missing resource, no evidence is left.
/// </summary>
internal static class Deletions
{
    public static readonly IReadOnlyList<DriftCase> All =
    [
        new("endpoint", ["customer/endpoint: deleted"], by => by.DeleteEndpointAsync()),
        new("endpoint and its group", ["customer/endpoint: deleted", "customer/endpoint-group: deleted", "customer/endpoint-group/rules: deleted"], async by =>
        {
            await by.DeleteEndpointAsync();
            await by.DeleteGroupAsync("customer/endpoint-group");
        }),
        new("endpoint service", ["task-api/endpoint-service: deleted", "customer/endpoint: State"], by => by.DeleteEndpointServiceAsync()),
        new("endpoint service and endpoint", ["customer/endpoint: does not exist yet", "task-api/endpoint-service: does not exist yet"], async by =>
        {
            await by.DeleteEndpointServiceAsync();
            await by.DeleteEndpointAsync();
        }),
        new("permission", ["task-api/endpoint-service: AllowedPrincipals"], by => by.Ec2.ModifyVpcEndpointServicePermissionsAsync(
            new() { ServiceId = by.Id("task-api/endpoint-service"), RemoveAllowedPrincipals = [DriftTests.Guest] })),
        new("service", ["task-api/service: deleted"], by => by.DeleteEcsServiceAsync()),
        new("service and cluster", ["task-api/service: deleted", "task-api/cluster: deleted"], async by =>
        {
            await by.DeleteEcsServiceAsync();
            await by.Ecs.DeleteClusterAsync(new() { Cluster = by.Id("task-api/cluster") });
        }),
        new("revision of the task", ["task-api/task: Status"], by => by.Ecs.DeregisterTaskDefinitionAsync(
            new() { TaskDefinition = by.Id("task-api/task") })),
        new("listener of the NLB", ["task-api/nlb-listener: deleted"], by => by.DeleteListenerAsync("task-api/nlb-listener")),
        new("target of the NLB", ["task-api/nlb-targets: Targets"], by => by.DeregisterAlbAsync()),
        new("target group of the NLB", ["task-api/nlb-listener: deleted", "task-api/nlb-targets: deleted"], async by =>
        {
            await by.DeleteListenerAsync("task-api/nlb-listener");
            await by.DeleteTargetGroupAsync("task-api/nlb-targets");
        }),
        new("NLB", ["customer/endpoint: does not exist yet", "task-api/endpoint-service: does not exist yet", "task-api/nlb-listener: does not exist yet",
            "task-api/nlb: does not exist yet"], async by =>
        {
            await by.DeleteEndpointServiceAsync();
            await by.DeleteEndpointAsync();
            await by.DeleteLoadBalancerAsync("task-api/nlb");
        }),
        new("listener of the ALB", ["task-api/alb-listener: deleted", "task-api/nlb-targets: Targets"], async by =>
        {
            await by.DeregisterAlbAsync();
            await by.DeleteListenerAsync("task-api/alb-listener");
        }),
        new("target group of the ALB", ["task-api/alb-listener: deleted", "task-api/alb-targets: deleted", "task-api/nlb-targets: Targets"], async by =>
        {
            await by.DeregisterAlbAsync();
            await by.DeleteListenerAsync("task-api/alb-listener");
            await by.DeleteTargetGroupAsync("task-api/alb-targets");
        }),
        new("ALB", ["task-api/alb-listener: deleted", "task-api/alb: deleted"], async by =>
        {
            await by.DeregisterAlbAsync();
            await by.DeleteLoadBalancerAsync("task-api/alb");
        }),
        new("service and group of the tasks", ["task-api/service: deleted", "task-api/task-group/rules: deleted", "task-api/task-group: deleted"], async by =>
        {
            await by.DeleteEcsServiceAsync();
            await by.DeleteGroupAsync("task-api/task-group");
        }),
        new("NAT gateway", ["task-api/nat-eu-west-1a: deleted"], by => by.DeleteNatGatewayAsync()),
        new("NAT gateway and address", ["task-api/nat-eu-west-1a: deleted", "task-api/nat-ip-eu-west-1a: deleted"], async by =>
        {
            await by.DeleteNatGatewayAsync();
            await by.ReleaseAddressAsync();
        }),
        new("NAT gateway, address and internet gateway", [
            "task-api/igw: deleted", "task-api/nat-eu-west-1a: deleted", "task-api/nat-ip-eu-west-1a: deleted"], async by =>
        {
            await by.DeleteNatGatewayAsync();
            await by.ReleaseAddressAsync();
            await by.DeleteInternetGatewayAsync();
        }),
        new("public route table", ["task-api/public-routes: deleted"], by => by.DeleteRouteTableAsync("task-api/public-routes")),
        new("private route table", ["task-api/private-routes: deleted"], by => by.DeleteRouteTableAsync("task-api/private-routes")),
        new("route", ["task-api/public-routes: Routes"], by => by.Ec2.DeleteRouteAsync(
            new() { RouteTableId = by.Id("task-api/public-routes"), DestinationCidrBlock = "0.0.0.0/0" })),
        new("subnet", ["task-api/public-eu-west-1b: deleted"], by => by.DeleteSubnetAsync("task-api/public-eu-west-1b")),
        new(
            "whole side of the customer",
            [
                "customer/endpoint-group/rules: deleted", "customer/endpoint-group: deleted", "customer/endpoint: deleted",
                    "customer/private-eu-west-1a: deleted",
                "customer/private-eu-west-1b: deleted", "customer/private-routes: deleted", "customer/vpc: deleted",
            ],
            DeleteCustomerAsync),
    ];

    private static async Task DeleteCustomerAsync(DriftInjector by)
    {
        await by.DeleteEndpointAsync();
        await by.DeleteGroupAsync("customer/endpoint-group");
        await by.DeleteRouteTableAsync("customer/private-routes");
        await by.DeleteSubnetAsync("customer/private-eu-west-1a");
        await by.DeleteSubnetAsync("customer/private-eu-west-1b");
        await by.Ec2.DeleteVpcAsync(new() { VpcId = by.Id("customer/vpc") });
    }
}
