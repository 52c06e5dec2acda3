using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>CPU units and MiB that a task reserves on its container instance.</summary>
/// <param name="Cpu">CPU units; 1024 are a vCPU.</param>
/// <param name="Memory">MiB.</param>
internal readonly record struct TaskSize(int Cpu, int Memory)
{
    /// <summary>The sizes of the task, or the sum of its containers' where it has none.</summary>
    public static TaskSize Of(TaskDefinition definition) => new(
        FargateSizes.Units(definition.Cpu, FargateSizes.Cpus) ?? definition.ContainerDefinitions!.Sum(container => container.Cpu ?? 0),
        FargateSizes.Units(definition.Memory, FargateSizes.Gigabytes)
            ?? definition.ContainerDefinitions!.Sum(container => container.MemoryReservation ?? container.Memory ?? 0));
}
