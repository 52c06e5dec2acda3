using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Samples;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>The Task API in its network: two Fargate tasks behind an ALB behind an NLB behind an endpoint service.</summary>
internal sealed record ProviderService
{
    public required string AlbArn { get; init; }

    public required string AlbTargetGroupArn { get; init; }

    public required string NlbArn { get; init; }

    public required string NlbTargetGroupArn { get; init; }

    public required string ServiceId { get; init; }

    public required string ServiceName { get; init; }

    public static async Task<ProviderService> BuildAsync(AwsCli cli, ProviderNetwork network, string customerAccount)
    {
        var subnets = string.Join(" ", network.PrivateSubnetIds);
        var cluster = cli.RunAsync("ecs create-cluster --cluster-name task-api");
        var definition = cli.RunAsync(
            $$"""
            ecs register-task-definition --family task-api --network-mode awsvpc --requires-compatibilities FARGATE --cpu 256 --memory 512
                --container-definitions '[{"name":"demo","image":"{{TaskApiImage.Name}}","essential":true,"portMappings":[{"containerPort":8080}]}]'
            """,
            "taskDefinition.taskDefinitionArn");
        var nlbGroup = cli.RunAsync(
            $"""
            elbv2 create-target-group --name task-api-nlb --target-type alb --protocol TCP --port 8888 --vpc-id {network.VpcId}
                --health-check-protocol HTTP --health-check-path /api/tasks
            """,
            "TargetGroups[0].TargetGroupArn");
        var albGroup = cli.RunAsync(
            $"""
            elbv2 create-target-group --name task-api --target-type ip --protocol HTTP --port 8080 --vpc-id {network.VpcId}
                --health-check-path /api/tasks
            """,
            "TargetGroups[0].TargetGroupArn");
        var alb = cli.RunAsync(
            $"elbv2 create-load-balancer --name task-api-alb --scheme internal --subnets {subnets} --security-groups {network.AlbGroupId}",
            "LoadBalancers[0].LoadBalancerArn");
        var nlb = cli.RunAsync(
            $"elbv2 create-load-balancer --name task-api-nlb --type network --scheme internal --subnets {subnets} --security-groups {network.NlbGroupId}",
            "LoadBalancers[0].LoadBalancerArn");
        await cli.RunAsync(
            $"elbv2 modify-load-balancer-attributes --load-balancer-arn {await alb} --attributes "
            + "Key=routing.http.drop_invalid_header_fields.enabled,Value=true");
        await cli.RunAsync($"elbv2 wait load-balancer-available --load-balancer-arns {await alb} {await nlb}");
        await ListenerAsync(cli, await alb, "HTTP", 8888, await albGroup);
        await Task.WhenAll(cluster, definition);

        var tasks = RunTasksAsync(cli, network, await definition, await albGroup);
        await cli.RunAsync($"elbv2 register-targets --target-group-arn {await nlbGroup} --targets Id={await alb}");
        await ListenerAsync(cli, await nlb, "TCP", 80, await nlbGroup);
        var service = await cli.RunAsync($"ec2 create-vpc-endpoint-service-configuration --no-acceptance-required --network-load-balancer-arns {await nlb}");
        var serviceId = service.Text("ServiceConfiguration.ServiceId");
        await cli.RunAsync(
            $"ec2 modify-vpc-endpoint-service-permissions --service-id {serviceId} --add-allowed-principals arn:aws:iam::{customerAccount}:root");
        await tasks;
        await cli.RunAsync($"elbv2 wait target-in-service --target-group-arn {await nlbGroup}");

        return new ProviderService
        {
            AlbArn = await alb,
            AlbTargetGroupArn = await albGroup,
            NlbArn = await nlb,
            NlbTargetGroupArn = await nlbGroup,
            ServiceId = serviceId,
            ServiceName = service.Text("ServiceConfiguration.ServiceName"),
        };
    }

    private static Task ListenerAsync(AwsCli cli, string balancer, string protocol, int port, string targets) => cli.RunAsync(
        $"elbv2 create-listener --load-balancer-arn {balancer} --protocol {protocol} --port {port} --default-actions Type=forward,TargetGroupArn={targets}");

    private static async Task RunTasksAsync(AwsCli cli, ProviderNetwork network, string definition, string targets)
    {
        var subnets = string.Join(",", network.PrivateSubnetIds);
        await cli.RunAsync(
            $$"""
            ecs create-service --cluster task-api --service-name task-api --task-definition {{definition}} --desired-count 2 --launch-type FARGATE
                --load-balancers targetGroupArn={{targets}},containerName=demo,containerPort=8080
                --network-configuration awsvpcConfiguration={subnets=[{{subnets}}],securityGroups=[{{network.TaskGroupId}}],assignPublicIp=DISABLED}
            """);
        await cli.RunAsync("ecs wait services-stable --cluster task-api --services task-api");
        await cli.RunAsync($"elbv2 wait target-in-service --target-group-arn {targets}");
    }
}
