using Amazon.ECS;
using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Engine.Values;
using Sdk = Amazon.ECS.Model;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>
/// Settings of a task: one container on Fargate. Nothing in it depends on other resources, so wanted and existing settings share one type.
/// </summary>
internal sealed record TaskSettings
{
    private const string LogGroupOption = "awslogs-group";

    /// <summary>CloudFormation names of all settings.</summary>
    public static readonly EquatableList<string> Properties =
        ["Cpu", "Memory", "RuntimePlatform", "ExecutionRoleArn", "TaskRoleArn", "ContainerDefinitions"];

    public required int Cpu { get; init; }

    public required int Memory { get; init; }

    public required CpuArchitecture Architecture { get; init; }

    public required string ContainerName { get; init; }

    public required string Image { get; init; }

    public required int Port { get; init; }

    public required EquatableList<EnvironmentVariableSpec> Environment { get; init; }

    public required EquatableList<SecretSpec> Secrets { get; init; }

    public required string? ExecutionRoleArn { get; init; }

    public required string? TaskRoleArn { get; init; }

    public required string? LogGroup { get; init; }

    public static void Compare(PropertyDiff diff, TaskSettings want, TaskSettings? have)
    {
        diff
            .Replaces("Cpu", want.Cpu, have?.Cpu)
            .Replaces("Memory", want.Memory, have?.Memory)
            .Replaces("RuntimePlatform.CpuArchitecture", Text(want.Architecture), Text(have?.Architecture))
            .Replaces("ExecutionRoleArn", want.ExecutionRoleArn, have?.ExecutionRoleArn)
            .Replaces("TaskRoleArn", want.TaskRoleArn, have?.TaskRoleArn)
            .Replaces("ContainerDefinitions.Name", want.ContainerName, have?.ContainerName)
            .Replaces("ContainerDefinitions.Image", want.Image, have?.Image)
            .Replaces("ContainerDefinitions.PortMappings", want.Port, have?.Port)
            .Replaces("ContainerDefinitions.Secrets", PropertyValue.Set(want.Secrets.Select(ValueOf)), PropertyValue.Set(have?.Secrets.Select(ValueOf)))
            .Replaces("ContainerDefinitions.LogConfiguration", want.LogGroup, have?.LogGroup);
        CompareEnvironment(diff, want, have);
    }

    private static void CompareEnvironment(PropertyDiff diff, TaskSettings want, TaskSettings? have)
    {
        var (wanted, existing) = (ValueByName(want), ValueByName(have));
        foreach (var name in wanted.Keys.Union(existing.Keys).Order(StringComparer.Ordinal))
        {
            diff.Replaces(
                $"ContainerDefinitions.Environment.{name}",
                PropertyValue.Secret(wanted.GetValueOrDefault(name)), PropertyValue.Secret(existing.GetValueOrDefault(name)));
        }
    }

    private static Dictionary<string, string> ValueByName(TaskSettings? settings) =>
        (settings?.Environment ?? []).GroupBy(variable => variable.Name).ToDictionary(group => group.Key, group => group.Last().Value);

    public RegisterTaskDefinitionRequest ToRequest(string family, string region) => new()
    {
        Family = family,
        RequiresCompatibilities = [Compatibility.FARGATE.Value],
        NetworkMode = NetworkMode.Awsvpc,
        Cpu = $"{Cpu}",
        Memory = $"{Memory}",
        RuntimePlatform = new RuntimePlatform { CpuArchitecture = Text(Architecture), OperatingSystemFamily = OSFamily.LINUX },
        ExecutionRoleArn = ExecutionRoleArn,
        TaskRoleArn = TaskRoleArn,
        ContainerDefinitions =
        [
            new ContainerDefinition
            {
                Name = ContainerName,
                Image = Image,
                Essential = true,
                PortMappings = [new PortMapping { ContainerPort = Port, Protocol = TransportProtocol.Tcp }],
                Environment = Environment.Count == 0 ? null : [
                    .. Environment.Select(variable => new Sdk.KeyValuePair { Name = variable.Name, Value = variable.Value })],
                Secrets = Secrets.Count == 0 ? null : [.. Secrets.Select(secret => new Secret { Name = secret.Name, ValueFrom = secret.ValueFrom })],
                LogConfiguration = LogGroup is null ? null : new LogConfiguration
                {
                    LogDriver = LogDriver.Awslogs,
                    Options = new() { [LogGroupOption] = LogGroup, ["awslogs-region"] = region, ["awslogs-stream-prefix"] = family },
                },
            },
        ],
    };

    public static TaskSettings From(Sdk.TaskDefinition found)
    {
        var container = found.ContainerDefinitions[0];
        return new TaskSettings
        {
            Cpu = int.Parse(found.Cpu),
            Memory = int.Parse(found.Memory),
            Architecture = found.RuntimePlatform?.CpuArchitecture == CPUArchitecture.ARM64 ? CpuArchitecture.Arm64 : CpuArchitecture.X64,
            ContainerName = container.Name,
            Image = container.Image,
            Port = container.PortMappings?.FirstOrDefault()?.ContainerPort ?? 0,
            Environment = (container.Environment ?? []).Select(variable => new EnvironmentVariableSpec(variable.Name, variable.Value))
                .OrderBy(variable => variable.Name, StringComparer.Ordinal).ToEquatableList(),
            Secrets = (container.Secrets ?? []).Select(secret => new SecretSpec(secret.Name, secret.ValueFrom))
                .OrderBy(secret => secret.Name, StringComparer.Ordinal).ToEquatableList(),
            ExecutionRoleArn = found.ExecutionRoleArn,
            TaskRoleArn = found.TaskRoleArn,
            LogGroup = container.LogConfiguration?.Options?.GetValueOrDefault(LogGroupOption),
        };
    }

    private static string? Text(CpuArchitecture? architecture) => architecture switch
    {
        CpuArchitecture.X64 => CPUArchitecture.X86_64.Value,
        CpuArchitecture.Arm64 => CPUArchitecture.ARM64.Value,
        _ => null,
    };

    private static PropertyValue ValueOf(SecretSpec secret) =>
        MapValue.Of([("Name", secret.Name), ("ValueFrom", secret.ValueFrom)]) with { Format = "{Name}={ValueFrom}" };
}
