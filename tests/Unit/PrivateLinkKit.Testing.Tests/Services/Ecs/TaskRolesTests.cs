using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using PrivateLinkKit.Testing.Tests.Services.Iam;
using EcsTask = Amazon.ECS.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>Roles of task definitions: ECS assumes them when it starts a task.</summary>
public sealed class TaskRolesTests : IAsyncDisposable
{
    private const string Arn = $"arn:aws:iam::{Site.Account}:role/task";
    private const string Tasks = "ecs-tasks.amazonaws.com";

    private static readonly string Refusal = $"ECS was unable to assume the role '{Arn}' that was provided for this task. ";

    private readonly ManualTime _time = new();
    private Site? _site;

    [Fact]
    public async Task RunTask_RoleOfAnAccountWithoutRoles_IsNotChecked()
    {
        await StartAsync();

        Assert.Equal("RUNNING", (await RunAsync()).LastStatus);
    }

    [Fact]
    public async Task RunTask_RoleOfAnAccountWithoutRolesThatMustExist_IsRefused()
    {
        await StartAsync(new() { RoleChecks = RoleChecks.Always });

        await RunRefusedAsync();
    }

    [Theory]
    [InlineData(Tasks, "Allow", true)]
    [InlineData("ec2.amazonaws.com", "Allow", false)]
    [InlineData(Tasks, "Deny", false)]
    public async Task RunTask_Role_MustTrustTheService(string service, string effect, bool runs)
    {
        await StartAsync();
        await RoleAsync(Trust(service, effect));

        if (runs)
        {
            Assert.Equal("RUNNING", (await RunAsync()).LastStatus);
        }
        else
        {
            await RunRefusedAsync();
        }
    }

    [Fact]
    public async Task RunTask_TaskRoleThatDoesNotExist_IsRefusedAfterItsDefinitionWasAccepted()
    {
        await StartAsync();
        await _site!.Aws.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "other"));
        await _site.Ecs.RegisterTaskDefinitionAsync(Definition(executionRole: null, taskRole: Arn));

        await RunRefusedAsync();
    }

    [Fact]
    public async Task RunTask_RoleThatIsNew_IsUnknownForAWhile()
    {
        await StartAsync(new() { RolePropagation = TimeSpan.FromSeconds(10) });
        await RoleAsync(Trust(Tasks));

        await RunRefusedAsync();
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("RUNNING", (await RunAsync()).LastStatus);
    }

    [Fact]
    public async Task Task_RoleDeletedBeforeItsContainersStart_Stops()
    {
        await StartAsync(new() { Pace = Pace.Realistic });
        await RoleAsync(Trust(Tasks));
        var task = await StartTaskAsync();
        await _site!.Aws.IamAsync("DeleteRole", ("RoleName", "task"));

        _time.Advance(TimeSpan.FromMinutes(5));

        var stopped = await DescribeAsync(task);
        Assert.Equal(("STOPPED", "TaskFailedToStart"), (stopped.LastStatus, stopped.StopCode.Value));
        Assert.StartsWith(Refusal, stopped.StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateService_RoleWithoutTrust_FailsToLaunchTasksUntilItTrusts()
    {
        await StartAsync();
        await RoleAsync(Trust("ec2.amazonaws.com"));
        var service = Web.Service(_site!);
        service.DeploymentConfiguration = new() { DeploymentCircuitBreaker = new() { Enable = false, Rollback = false } };
        await _site!.Ecs.CreateServiceAsync(service);

        var failing = await Web.DescribeAsync(_site);
        await _site.Aws.IamAsync("UpdateAssumeRolePolicy", ("RoleName", "task"), ("PolicyDocument", Trust(Tasks)));
        _time.Advance(TimeSpan.FromMinutes(15));

        Assert.Contains(failing.Events, happened => happened.Message.StartsWith(
            $"(service web) failed to launch a task with (error {Refusal}", StringComparison.Ordinal));
        Assert.Equal((0, 3), (failing.RunningCount, failing.Deployments[0].FailedTasks));
        Assert.Equal(2, (await Web.DescribeAsync(_site)).RunningCount);
    }

    [Fact]
    public async Task CreateService_RoleWithoutTrust_BreaksTheCircuit()
    {
        await StartAsync();
        await RoleAsync(Trust("ec2.amazonaws.com"));
        var service = Web.Service(_site!);
        service.DeploymentConfiguration = new() { DeploymentCircuitBreaker = new() { Enable = true, Rollback = false } };

        await _site!.Ecs.CreateServiceAsync(service);

        Assert.Equal("FAILED", (await Web.DescribeAsync(_site)).Deployments[0].RolloutState.Value);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    private async Task StartAsync(EmbeddedAwsOptions? options = null)
    {
        _site = await Site.StartAsync((options ?? new()) with { TimeProvider = _time });
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest());
        await _site.Ecs.RegisterTaskDefinitionAsync(Definition(executionRole: Arn, taskRole: null));
    }

    private Task RoleAsync(string trust) => _site!.Aws.IamAsync("CreateRole", ("RoleName", "task"), ("AssumeRolePolicyDocument", trust));

    private Task<JsonNode> CallRunAsync() => _site!.EcsAsync("RunTask", new JsonObject
    {
        ["taskDefinition"] = Web.Family,
        ["launchType"] = "FARGATE",
        ["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray(_site!.SubnetIds[0]) } },
    });

    private async Task<string> StartTaskAsync() => (string)(await CallRunAsync())["tasks"]![0]!["taskArn"]!;

    private async Task<EcsTask> RunAsync() => await DescribeAsync(await StartTaskAsync());

    private async Task<EcsTask> DescribeAsync(string task) => (await _site!.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = [task] })).Tasks[0];

    private async Task RunRefusedAsync()
    {
        var answer = await CallRunAsync();
        Assert.Equal("ClientException", (string?)answer["__type"]);
        Assert.StartsWith(Refusal, (string?)answer["message"], StringComparison.Ordinal);
    }

    private static RegisterTaskDefinitionRequest Definition(string? executionRole, string? taskRole)
    {
        var definition = Web.Definition();
        (definition.ExecutionRoleArn, definition.TaskRoleArn) = (executionRole, taskRole);
        return definition;
    }

    private static string Trust(string service, string effect = "Allow") =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"{{{effect}}}","Principal":{"Service":["{{{service}}}"]},"Action":"sts:AssumeRole"}}""";
}
