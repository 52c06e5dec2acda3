using Amazon.ECS;
using Amazon.ECS.Model;
using EcsTask = Amazon.ECS.Model.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>Requests for services of one web container.</summary>
internal static class Web
{
    public const string Family = "web";
    public const int Port = 8080;

    public static RegisterTaskDefinitionRequest Definition(string image = Site.Image) => new()
    {
        Family = Family,
        NetworkMode = NetworkMode.Awsvpc,
        RequiresCompatibilities = ["FARGATE"],
        Cpu = "256",
        Memory = "512",
        ContainerDefinitions = [new() { Name = "web", Image = image, PortMappings = [new() { ContainerPort = Port }] }],
    };

    public static CreateServiceRequest Service(Site site, string? targetGroupArn = null) => new()
    {
        ServiceName = "web",
        TaskDefinition = Family,
        DesiredCount = 2,
        LaunchType = LaunchType.FARGATE,
        NetworkConfiguration = Network(site),
        LoadBalancers = targetGroupArn is null ? null : [new() { TargetGroupArn = targetGroupArn, ContainerName = "web", ContainerPort = Port }],
    };

    private static NetworkConfiguration Network(Site site) => new()
    {
        AwsvpcConfiguration = new AwsVpcConfiguration { Subnets = site.TwoSubnets, SecurityGroups = [site.GroupId] },
    };

    public static async Task<Service> DescribeAsync(Site site) =>
        (await site.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Services = ["web"] })).Services[0];

    public static async Task<List<EcsTask>> TasksAsync(Site site, string desiredStatus = "RUNNING")
    {
        var arns = (await site.Ecs.ListTasksAsync(new ListTasksRequest { ServiceName = "web", DesiredStatus = desiredStatus })).TaskArns;
        return arns is { Count: > 0 } ? (await site.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = arns })).Tasks : [];
    }

    public static string? Detail(this EcsTask task, string name) => task.Attachments[0].Details.SingleOrDefault(detail => detail.Name == name)?.Value;
}
