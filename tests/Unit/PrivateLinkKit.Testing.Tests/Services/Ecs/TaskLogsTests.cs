using System.Diagnostics;
using Amazon.ECS.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

/// <summary>The log driver <c>awslogs</c>.</summary>
public sealed class TaskLogsTests : TaskSite
{
    private const string Group = "/ecs/web";

    [Fact]
    public async Task Run_ContainerThatWrites_IsInItsLogStream()
    {
        await StartAsync();
        AddWriter();
        await Aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = Group });

        var task = await RunAsync(Logging("writer"));
        await GetAsync(task, "/");

        var lines = Aws.Logs.Read(Group);
        Assert.Equal(["info: orders[0] started", "first", "second"], lines.Select(line => line.Message));
        Assert.Equal($"app/web/{task.TaskArn.Split('/')[^1]}", lines[0].Stream);
        Assert.Equal((Site.Account, Site.Region), (lines[0].Account, lines[0].Region));
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeMilliseconds(), lines[0].Timestamp.ToUnixTimeMilliseconds());
        var found = await Aws.CallAsync("logs:FilterLogEvents", new() { ["logGroupName"] = Group, ["filterPattern"] = "second" });
        Assert.Equal(["second"], found.Texts("events", "message"));
    }

    [Fact]
    public async Task Run_ProcessThatWrites_IsInItsLogStream()
    {
        await StartAsync();
        Aws.Images.AddProcess("process", _ => new ProcessStartInfo("/bin/sh", ["-c", "echo out; echo err >&2; read line"]) { RedirectStandardInput = true });
        await Aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = Group });

        await RunAsync(Logging("process"));

        Assert.Equal(["err", "out"], await EventuallyAsync(() => Aws.Logs.Read(Group), lines => lines.Count is 2));
    }

    [Fact]
    public async Task Run_GroupThatDoesNotExist_StopsTheTask()
    {
        await StartAsync();
        await RoleAsync();

        var task = await RunAsync(Logging(Site.Image));

        Assert.Equal(("STOPPED", "TaskFailedToStart"), (task.LastStatus, task.StopCode.Value));
        Assert.StartsWith("ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times", task.StoppedReason,
            StringComparison.Ordinal);
        Assert.Contains("ResourceNotFoundException: The specified log group does not exist.", task.StoppedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GroupThatTheTaskMayCreate_IsCreated()
    {
        await StartAsync();
        await RoleAsync();

        var task = await RunAsync(Logging(Site.Image, ("awslogs-create-group", "true")));

        Assert.Equal("RUNNING", task.LastStatus);
        Assert.Equal([Group], (await Aws.CallAsync("logs:DescribeLogGroups")).Texts("logGroups", "logGroupName"));
    }

    [Fact]
    public async Task Run_GroupThatDoesNotExistInAnAccountWithoutRoles_DiscardsTheOutput()
    {
        await StartAsync();

        Assert.Equal("RUNNING", (await RunAsync(Logging(Site.Image))).LastStatus);
        Assert.Empty(Aws.Logs.Read(Group));
    }

    [Fact]
    public async Task Run_GroupThatDoesNotExistBesideOneThatDoes_StopsTheTask()
    {
        await StartAsync();
        await Aws.CallAsync("logs:CreateLogGroup", new() { ["logGroupName"] = "/ecs/other" });

        Assert.Equal("STOPPED", (await RunAsync(Logging(Site.Image))).LastStatus);
    }

    [Fact]
    public async Task Run_GroupInAnotherRegion_IsWrittenThere()
    {
        await StartAsync();
        await RoleAsync();
        AddWriter();

        var task = await RunAsync(Logging("writer", ("awslogs-create-group", "true"), ("awslogs-region", "eu-central-1")));
        await GetAsync(task, "/");

        var lines = Aws.Logs.Read(Group);
        Assert.Equal([("eu-central-1", "info: orders[0] started"), ("eu-central-1", "first"), ("eu-central-1", "second")],
            lines.Select(line => (line.Region, line.Message)));
        Assert.Empty((await Aws.CallAsync("logs:DescribeLogGroups"))["logGroups"]!.AsArray());
    }

    private void AddWriter() => Aws.Images.Add("writer", app =>
    {
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("orders").LogInformation("started");
        app.MapGet("/", (ContainerOutput output) =>
        {
            output.WriteLine("first\nsecond");
            return "written";
        });
    });

    private static Action<ContainerDefinition> Logging(string image, params (string Name, string Value)[] options) => container =>
    {
        container.Image = image;
        container.LogConfiguration = new()
        {
            LogDriver = "awslogs",
            Options = new() { ["awslogs-group"] = Group, ["awslogs-region"] = Site.Region, ["awslogs-stream-prefix"] = "app" },
        };
        foreach (var (name, value) in options)
        {
            container.LogConfiguration.Options[name] = value;
        }
    };

    // A process writes in real time.
    private static async Task<IEnumerable<string>> EventuallyAsync(Func<IReadOnlyList<LogLine>> read, Func<IReadOnlyList<LogLine>, bool> isEnough)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isEnough(read()))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return read().Select(line => line.Message).Order(StringComparer.Ordinal);
    }
}
