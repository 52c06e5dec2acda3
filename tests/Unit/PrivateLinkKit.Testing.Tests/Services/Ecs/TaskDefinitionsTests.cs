using System.Text.Json.Nodes;
using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

public sealed class TaskDefinitionsTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Register_Twice_MakesTwoRevisions()
    {
        var first = await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
        var second = await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());

        Assert.Equal((1, 2), (first.TaskDefinition.Revision, second.TaskDefinition.Revision));
        Assert.Equal($"arn:aws:ecs:{Site.Region}:{Site.Account}:task-definition/web:2", second.TaskDefinition.TaskDefinitionArn);
        var newest = await _site.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = Web.Family });
        Assert.Equal(2, newest.TaskDefinition.Revision);
        Assert.Equal(8080, newest.TaskDefinition.ContainerDefinitions[0].PortMappings[0].HostPort);
    }

    [Theory]
    [InlineData("256", "512", true)]
    [InlineData("256", "4096", false)]
    [InlineData(".5 vCPU", "3 GB", true)]
    [InlineData("1024", "1024", false)]
    [InlineData("4096", "30720", true)]
    [InlineData("8192", "18432", false)]
    [InlineData("16384", "122880", true)]
    [InlineData(null, null, false)]
    [InlineData("256", "4000000 GB", false)]
    public async Task Register_CpuAndMemory_MustBeAFargatePair(string? cpu, string? memory, bool valid)
    {
        var request = Web.Definition();
        (request.Cpu, request.Memory) = (cpu, memory);

        if (valid)
        {
            await _site.Ecs.RegisterTaskDefinitionAsync(request);
        }
        else
        {
            await Assert.ThrowsAsync<ClientException>(() => _site.Ecs.RegisterTaskDefinitionAsync(request));
        }
    }

    [Theory]
    [InlineData(-1, 512, "cpu '-1' must be between 0 and 196608")]
    [InlineData(int.MaxValue, 512, "cpu '2147483647' must be between 0 and 196608")]
    [InlineData(0, -512, "memory '-512' must be between 4 and 33554432")]
    public async Task Register_ContainerOfASizeThatNoInstanceHas_IsRefused(int cpu, int memory, string message)
    {
        var request = Web.Definition();
        request.RequiresCompatibilities = ["EC2"];
        (request.ContainerDefinitions[0].Cpu, request.ContainerDefinitions[0].Memory) = (cpu, memory);

        var error = await Refused.WithAsync("ClientException", () => _site.Ecs.RegisterTaskDefinitionAsync(request));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_SecretsWithoutExecutionRole_IsRefused()
    {
        var request = Web.Definition();
        request.ContainerDefinitions[0].Secrets = [new() { Name = "KEY", ValueFrom = "arn:aws:ssm:eu-west-1:111111111111:parameter/key" }];

        await Assert.ThrowsAsync<ClientException>(() => _site.Ecs.RegisterTaskDefinitionAsync(request));
    }

    [Theory]
    [InlineData("KEY", "OTHER")]
    [InlineData("OTHER", "KEY")]
    public async Task Register_NameOfASecretThatIsUsed_IsRefused(string variable, string secret)
    {
        var request = Web.Definition();
        request.ExecutionRoleArn = $"arn:aws:iam::{Site.Account}:role/task";
        request.ContainerDefinitions[0].Environment = [new() { Name = variable, Value = "1" }];
        request.ContainerDefinitions[0].Secrets = [new() { Name = "KEY", ValueFrom = "/a" }, new() { Name = secret, ValueFrom = "/b" }];

        var error = await Refused.WithAsync("ClientException", () => _site.Ecs.RegisterTaskDefinitionAsync(request));

        Assert.Equal(
            "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'KEY'.", error.Message);
    }

    [Theory]
    [InlineData("awslogs", "awslogs-group awslogs-region", "ClientException",
        "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.")]
    [InlineData("awslogs", "awslogs-stream-prefix", "ClientException", "Log driver awslogs requires options: awslogs-group, awslogs-region")]
    [InlineData("awslogs", "awslogs-group awslogs-region awslogs-stream-prefix color", "ClientException", "Log driver awslogs disallows options: color")]
    [InlineData("awslogs", "awslogs-multiline-pattern", "UnsupportedFeatureException", "log option awslogs-multiline-pattern of container 'web'")]
    [InlineData("splunk", "splunk-url", "UnsupportedFeatureException", "the log driver splunk of container 'web'")]
    [InlineData("json-file", "max-size", "ClientException", "Fargate does not support the log driver json-file of container 'web'")]
    public async Task Register_LogOptionsAgainstTheRules_AreRefused(string driver, string options, string code, string message)
    {
        var request = Logging(driver, options.Split(' '));

        var error = await Refused.WithAsync(code, () => _site.Ecs.RegisterTaskDefinitionAsync(request));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_SecretLogOptions_AreRefusedByName()
    {
        var request = Logging("awslogs", "awslogs-group", "awslogs-region", "awslogs-stream-prefix");
        await _site.Ecs.RegisterTaskDefinitionAsync(request);
        request.ContainerDefinitions[0].LogConfiguration.SecretOptions = [new() { Name = "token", ValueFrom = "/a" }];

        var error = await Refused.WithAsync("UnsupportedFeatureException", () => _site.Ecs.RegisterTaskDefinitionAsync(request));

        Assert.Contains("SecretOptions", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Deregister_Revision_IsInactiveAndCanThenBeDeleted()
    {
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());

        var early = await _site.Ecs.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest { TaskDefinitions = ["web:1"] });
        await _site.Ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = "web:1" });
        var inactive = await _site.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web:1" });
        var deleted = await _site.Ecs.DeleteTaskDefinitionsAsync(new DeleteTaskDefinitionsRequest { TaskDefinitions = ["web:1"] });

        Assert.Single(early.Failures);
        Assert.Equal("INACTIVE", inactive.TaskDefinition.Status);
        Assert.Equal("DELETE_IN_PROGRESS", Assert.Single(deleted.TaskDefinitions).Status);
        await Assert.ThrowsAsync<ClientException>(() => _site.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web:1" }));
    }

    [Fact]
    public async Task List_ByStatus_FindsActiveOnesByDefault()
    {
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
        await _site.Ecs.RegisterTaskDefinitionAsync(Web.Definition());
        await _site.Ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = "web:1" });

        var active = await _site.Ecs.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest());
        var inactive = await _site.Ecs.ListTaskDefinitionsAsync(new ListTaskDefinitionsRequest { Status = "INACTIVE" });

        Assert.EndsWith("web:2", Assert.Single(active.TaskDefinitionArns));
        Assert.EndsWith("web:1", Assert.Single(inactive.TaskDefinitionArns));
    }

    [Fact]
    public async Task Register_FileSystem_IsKeptWithItsMountPoints()
    {
        var answer = await _site.Aws.CallAsync("ecs:RegisterTaskDefinition", Mounting(new() { ["fileSystemId"] = "fs-0123456789abcdef0" }));

        var definition = answer["taskDefinition"]!;
        Assert.Equal("fs-0123456789abcdef0", (string)definition["volumes"]![0]!["efsVolumeConfiguration"]!["fileSystemId"]!);
        Assert.Equal("/data", (string)definition["containerDefinitions"]![0]!["mountPoints"]![0]!["containerPath"]!);
    }

    [Theory]
    [InlineData("data", "vol-1", null, null, "Invalid EFS file system ID 'vol-1'.")]
    [InlineData("other", "fs-1", null, null, "Unknown volume 'other'.")]
    [InlineData("data", "fs-1", "DISABLED", null, "EFS transit encryption must be enabled")]
    [InlineData("data", "fs-1", "ENABLED", "/a", "The root directory of an EFS volume must be omitted or '/'")]
    public async Task Register_VolumesAgainstTheRules_AreRefused(string source, string fileSystem, string? encryption, string? directory, string message)
    {
        JsonObject settings = new() { ["fileSystemId"] = fileSystem, ["rootDirectory"] = directory };
        if (encryption is not null)
        {
            settings["transitEncryption"] = encryption;
            settings["authorizationConfig"] = new JsonObject { ["accessPointId"] = "fsap-1" };
        }

        Assert.StartsWith(
            message, await _site.Aws.RefusedAsync("ClientException", "ecs:RegisterTaskDefinition", Mounting(settings, source)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_DockerVolume_IsRefusedByName()
    {
        var request = Mounting(new() { ["fileSystemId"] = "fs-1" });
        request["volumes"]![0]!["dockerVolumeConfiguration"] = new JsonObject { ["scope"] = "task" };

        Assert.Contains(
            "DockerVolumeConfiguration",
            await _site.Aws.RefusedAsync("UnsupportedFeatureException", "ecs:RegisterTaskDefinition", request),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Register_WhatIsNotEmulated_IsRefusedByName()
    {
        var request = Web.Definition();
        request.ContainerDefinitions[0].Privileged = true;

        var error = await Refused.WithAsync("UnsupportedFeatureException", () => _site.Ecs.RegisterTaskDefinitionAsync(request));

        Assert.Contains("Privileged", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonObject Mounting(JsonObject fileSystem, string source = "data") => new()
    {
        ["family"] = "mounted",
        ["networkMode"] = "awsvpc",
        ["volumes"] = new JsonArray(new JsonObject { ["name"] = "data", ["efsVolumeConfiguration"] = fileSystem }),
        ["containerDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = "web",
            ["image"] = Site.Image,
            ["memory"] = 128,
            ["mountPoints"] = new JsonArray(new JsonObject { ["sourceVolume"] = source, ["containerPath"] = "/data" }),
        }),
    };

    private static RegisterTaskDefinitionRequest Logging(string driver, params string[] options)
    {
        var request = Web.Definition();
        request.ExecutionRoleArn = $"arn:aws:iam::{Site.Account}:role/task";
        request.ContainerDefinitions[0].LogConfiguration = new() { LogDriver = driver, Options = options.ToDictionary(option => option, _ => Site.Region) };
        return request;
    }
}
