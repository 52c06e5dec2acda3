using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The states of instances.</summary>
internal static class InstanceStates
{
    public static InstanceState Pending { get; } = new() { Code = 0, Name = "pending" };

    public static InstanceState Running { get; } = new() { Code = 16, Name = "running" };

    public static InstanceState ShuttingDown { get; } = new() { Code = 32, Name = "shutting-down" };

    public static InstanceState Terminated { get; } = new() { Code = 48, Name = "terminated" };

    public static InstanceState Stopping { get; } = new() { Code = 64, Name = "stopping" };

    public static InstanceState Stopped { get; } = new() { Code = 80, Name = "stopped" };
}
