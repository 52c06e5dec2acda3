using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Fargate;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A container that runs as an ECS service on Fargate. Every call returns a new builder.</summary>
public sealed record FargateBuilder
{
    internal FargateBuilder()
    {
    }

    internal string ImageReference { get; private init; } = "";

    /// <summary>null: not set.</summary>
    internal int? ContainerPort { get; private init; }

    internal int Cpu { get; private init; } = 256;

    internal int Memory { get; private init; } = 512;

    internal int DesiredCount { get; private init; } = 2;

    /// <summary>null: not set.</summary>
    internal TimeSpan? GracePeriod { get; private init; }

    /// <summary>null: the stack's name.</summary>
    internal string? Container { get; private init; }

    internal CpuArchitecture CpuArchitecture { get; private init; }

    internal EquatableList<EnvironmentVariableSpec> Environment { get; private init; } = [];

    internal EquatableList<SecretSpec> Secrets { get; private init; } = [];

    internal string? ExecutionRoleArn { get; private init; }

    internal string? TaskRoleArn { get; private init; }

    internal string? LogGroup { get; private init; }

    internal string? Cluster { get; private init; }

    internal EquatableList<TaskSetting> Ignored { get; private init; } = [];

    /// <summary>Sets the container image (<c>image</c>). Required.</summary>
    /// <param name="image">
    /// Such as <c>nginx:1.29</c> or <c>123456789012.dkr.ecr.eu-west-1.amazonaws.com/api@sha256:…</c>; ECR's private images need <see cref="ExecutionRole"/>.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public FargateBuilder Image(string image) => this with { ImageReference = Argument.NotNull(image) };

    /// <summary>Sets the TCP port that the container listens on (<c>containerPort</c>). Required.</summary>
    /// <param name="port">1 to 65535.</param>
    public FargateBuilder Port(int port) => this with { ContainerPort = port };

    /// <summary>Sets the size of a task (<c>cpu</c>, <c>memory</c>). Default: 256 CPU units and 512 MiB.</summary>
    /// <param name="cpu">CPU units, 1024 to a vCPU: 256, 512, 1024, 2048, 4096, 8192 or 16384.</param>
    /// <param name="memory">MiB; the valid sizes depend on the CPU units.</param>
    public FargateBuilder Size(int cpu, int memory) => this with { Cpu = cpu, Memory = memory };

    /// <summary>Sets the number of tasks (<c>desiredCount</c>). Default: 2.</summary>
    /// <param name="tasks">0 or more.</param>
    public FargateBuilder Count(int tasks) => this with { DesiredCount = tasks };

    /// <summary>
    /// Sets how long ECS ignores failed health checks of a task after its start (<c>healthCheckGracePeriodSeconds</c>), for containers that start slowly.
    /// Default: none; a task that fails its checks is stopped and replaced.
    /// </summary>
    /// <param name="period">Whole seconds, 0 to 2147483647.</param>
    public FargateBuilder HealthCheckGracePeriod(TimeSpan period) => this with { GracePeriod = period };

    /// <summary>Sets the container's name in the task definition. Default: the stack's name.</summary>
    /// <param name="name">1 to 255 letters, digits, hyphens and underscores.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public FargateBuilder ContainerName(string name) => this with { Container = Argument.NotNull(name) };

    /// <summary>Sets the processor the image is built for (<c>runtimePlatform.cpuArchitecture</c>). Default: <see cref="CpuArchitecture.X64"/>.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such architecture.</exception>
    public FargateBuilder Architecture(CpuArchitecture architecture) => this with { CpuArchitecture = Argument.Defined(architecture) };

    /// <summary>Sets an environment variable of the container, in plain text (<c>environment</c>).</summary>
    /// <param name="name">Its name, without <c>=</c> and blanks; once only.</param>
    /// <param name="value">Its value; use <see cref="WithSecret"/> for secrets.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FargateBuilder WithEnvironment(string name, string value) =>
        this with { Environment = [.. Environment, new(Argument.NotNull(name), Argument.NotNull(value))] };

    /// <summary>Sets an environment variable of the container from a secret that exists (<c>secrets</c>). Needs <see cref="ExecutionRole"/>.</summary>
    /// <param name="name">The variable's name, without <c>=</c> and blanks; once only.</param>
    /// <param name="arn">ARN of a Secrets Manager secret or of an SSM parameter.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FargateBuilder WithSecret(string name, string arn) => this with { Secrets = [.. Secrets, new(Argument.NotNull(name), Argument.NotNull(arn))] };

    /// <summary>Sets the role with which ECS pulls the image, reads secrets and writes logs (<c>executionRoleArn</c>). Default: none.</summary>
    /// <param name="roleArn">ARN of a role in the service's account.</param>
    /// <exception cref="ArgumentNullException"><paramref name="roleArn"/> is null.</exception>
    public FargateBuilder ExecutionRole(string roleArn) => this with { ExecutionRoleArn = Argument.NotNull(roleArn) };

    /// <summary>Sets the role that the container itself acts as (<c>taskRoleArn</c>). Default: none.</summary>
    /// <param name="roleArn">ARN of a role in the service's account.</param>
    /// <exception cref="ArgumentNullException"><paramref name="roleArn"/> is null.</exception>
    public FargateBuilder TaskRole(string roleArn) => this with { TaskRoleArn = Argument.NotNull(roleArn) };

    /// <summary>
    /// Sends the container's output to a CloudWatch Logs group that exists (<c>awslogs</c>). Needs <see cref="ExecutionRole"/>. Default: discarded.
    /// </summary>
    /// <param name="logGroup">The group's name, such as <c>/ecs/task-api</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logGroup"/> is null.</exception>
    public FargateBuilder UseLogGroup(string logGroup) => this with { LogGroup = Argument.NotNull(logGroup) };

    /// <summary>Runs the service in an ECS cluster that exists, which is never tagged, changed or deleted. Default: the stack creates one.</summary>
    /// <param name="nameOrArn">The cluster's name or ARN.</param>
    /// <exception cref="ArgumentNullException"><paramref name="nameOrArn"/> is null.</exception>
    public FargateBuilder UseCluster(string nameOrArn) => this with { Cluster = Argument.NotNull(nameOrArn) };

    /// <summary>
    /// Leaves settings to somebody else once the service exists, such as the number of tasks to Application Auto Scaling: a new service gets the described
    /// value, and a later difference is shown in plans (<see cref="PlannedChange.Ignored"/>) but is no change. Default: none.
    /// </summary>
    /// <param name="settings">The settings, in addition to those of earlier calls.</param>
    /// <exception cref="ArgumentNullException"><paramref name="settings"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
    public FargateBuilder IgnoreChanges(params TaskSetting[] settings) =>
        this with { Ignored = [.. Ignored.Concat(Argument.NotNull(settings).Select(setting => Argument.Defined(setting))).Distinct().Order()] };
}
