using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>What a task definition is checked for: the launch types that it names, and those that it fits.</summary>
/// <param name="RequiresFargate">true if the rules of Fargate apply.</param>
/// <param name="Cpu">CPU units of the task; null: its containers have their own.</param>
/// <param name="Memory">MiB of the task; null: its containers have their own.</param>
internal sealed record TaskTarget(bool RequiresFargate, string? Cpu, string? Memory)
{
    private const int LeastCpu = 128;
    private const int MostCpu = 196_608;
    private const int LeastMemory = 4;

    public IReadOnlyList<string> Compatibilities { get; private init; } = [LaunchChoice.Ec2];

    public static TaskTarget Check(RegisterTaskDefinitionRequest request)
    {
        var required = request.RequiresCompatibilities ?? [];
        if (required.FirstOrDefault(one => one is not (LaunchChoice.Fargate or LaunchChoice.Ec2)) is { } other)
        {
            throw EcsErrors.NotEmulated($"task definitions that require the compatibility {other}");
        }

        var requiresFargate = required.Contains(LaunchChoice.Fargate);
        if (request.NetworkMode is not "awsvpc")
        {
            throw requiresFargate
                ? EcsErrors.Client("Fargate only supports network mode 'awsvpc'.")
                : EcsErrors.NotEmulated($"the network mode {request.NetworkMode ?? "bridge (the default)"}; awsvpc is emulated");
        }

        var fargate = FargateSizes.Normalize(request.Cpu, request.Memory);
        if (requiresFargate && fargate is null)
        {
            throw EcsErrors.Client($"No Fargate configuration exists for given values: {request.Cpu} CPU, {request.Memory} memory.");
        }

        return new(requiresFargate, Units(request.Cpu, FargateSizes.Cpus, LeastCpu, MostCpu), Units(request.Memory, FargateSizes.Gigabytes, LeastMemory))
        {
            Compatibilities = fargate is null ? [LaunchChoice.Ec2] : [LaunchChoice.Ec2, LaunchChoice.Fargate],
        };
    }

    private static string? Units(string? text, string unit, int least, int most = int.MaxValue) =>
        text is null ? null
        : FargateSizes.Units(text, unit) is { } units && units >= least && units <= most ? $"{units}"
        : throw EcsErrors.Client($"Invalid '{(unit == FargateSizes.Cpus ? "cpu" : "memory")}' setting for task: {text}");
}
