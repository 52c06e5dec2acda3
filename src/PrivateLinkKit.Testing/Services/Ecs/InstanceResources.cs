using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>What a container instance has for tasks, or has left.</summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="Memory">MiB.</param>
/// <param name="Interfaces">Network interfaces for tasks.</param>
internal readonly record struct InstanceResources(int Cpu, int Memory, int Interfaces)
{
    private const int UnitsPerCpu = 1024;

    // The system and the agent keep about a twentieth of the memory ("Reserving Amazon ECS Linux container instance memory").
    private const double MemoryForTasks = 0.95;

    /// <summary>The ports that the agent, Docker and SSH use.</summary>
    private static readonly string[] ReservedPorts = ["22", "2375", "2376", "51678", "51679"];

    /// <summary>All resources of an instance. Its first network interface is its own; trunk interfaces are off by default.</summary>
    public static InstanceResources Of(string instanceType)
    {
        var (cpus, memory, interfaces) = InstanceTypes.SizeOf(instanceType);
        return new(cpus * UnitsPerCpu, (int)(memory * MemoryForTasks), interfaces - 1);
    }

    /// <summary>What the tasks on a container instance leave.</summary>
    public static InstanceResources FreeOn(AccountRegion region, ContainerInstanceState instance) => region.Ecs.TasksOn(instance.Arn)
        .Where(task => !task.IsStopped)
        .Aggregate(Of(instance.Host.InstanceType), (free, task) => free.Without(TaskSize.Of(task.Plan.Definition)));

    public InstanceResources Without(TaskSize task) => new(Cpu - task.Cpu, Memory - task.Memory, Interfaces - 1);

    /// <summary>Returns the name of the resource that is too small for a task; null: it fits.</summary>
    public string? LacksFor(TaskSize task) =>
        task.Cpu > Cpu ? "CPU"
        : task.Memory > Memory ? "MEMORY"
        : Interfaces < 1 ? "ENI"
        : null;

    public IReadOnlyList<Resource> View() =>
    [
        New("CPU") with { IntegerValue = Cpu },
        New("MEMORY") with { IntegerValue = Memory },
        New("PORTS", "STRINGSET") with { StringSetValue = ReservedPorts },
        New("PORTS_UDP", "STRINGSET") with { StringSetValue = [] },
    ];

    private static Resource New(string name, string type = "INTEGER") => new() { Name = name, Type = type, DoubleValue = 0, LongValue = 0, IntegerValue = 0 };
}
