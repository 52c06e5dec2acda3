using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using PrivateLinkKit.Testing.Tests.Services.Iam;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>A site on a clock that stands still, where single tasks are started.</summary>
public abstract class TaskSite : IAsyncDisposable
{
    protected const string RoleArn = $"arn:aws:iam::{Site.Account}:role/task";

    private protected ManualTime Clock { get; } = new();

    private protected Site Site { get; private set; } = null!;

    private protected EmbeddedAws Aws => Site.Aws;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Site is not null)
        {
            await Site.DisposeAsync();
        }
    }

    private protected async Task StartAsync(EmbeddedAwsOptions? options = null)
    {
        Site = await Site.StartAsync((options ?? new()) with { TimeProvider = Clock });
        await Site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await Site.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = Site.GroupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Web.Port, ToPort = Web.Port, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
    }

    /// <summary>Creates the role of <see cref="RoleArn"/>, so that the account's tasks are checked.</summary>
    private protected Task RoleAsync() => Aws.IamAsync(
        "CreateRole",
        ("RoleName", "task"),
        ("AssumeRolePolicyDocument",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}}"""));

    /// <summary>Runs a task of one container, and returns it in the state that it has reached.</summary>
    private protected async Task<EcsTask> RunAsync(Action<ContainerDefinition>? configure = null)
    {
        var definition = Web.Definition();
        definition.ExecutionRoleArn = RoleArn;
        configure?.Invoke(definition.ContainerDefinitions[0]);
        await Site.Ecs.RegisterTaskDefinitionAsync(definition);
        var answer = await Aws.CallAsync("ecs:RunTask", new JsonObject
        {
            ["taskDefinition"] = Web.Family,
            ["launchType"] = "FARGATE",
            ["networkConfiguration"] = new JsonObject
            {
                ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray(Site.SubnetIds[0]), ["securityGroups"] = new JsonArray(Site.GroupId) },
            },
        });
        return await DescribeAsync((string)answer["tasks"]![0]!["taskArn"]!);
    }

    private protected async Task<EcsTask> DescribeAsync(string task) =>
        (await Site.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [task] })).Tasks[0];

    /// <summary>Gets a page of a running task from inside its subnet.</summary>
    private protected async Task<string> GetAsync(EcsTask task, string path)
    {
        using var http = Aws.Network.CreateHttpClient(standingIn: task.TaskArn);
        return await http.GetStringAsync($"http://{task.Detail("privateIPv4Address")}:{Web.Port}{path}");
    }
}
