using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Where tasks run.</summary>
internal static class LaunchTypes
{
    public const string Fargate = "FARGATE";
    public const string Ec2 = "EC2";

    /// <summary>Returns the launch type of a request that may leave it out, checked against the task definition.</summary>
    public static string Check(string? launchType, TaskDefinition definition)
    {
        var checkedType = launchType switch
        {
            null => Ec2,
            Fargate or Ec2 => launchType,
            _ => throw EcsErrors.NotEmulated($"the launch type {launchType}; {Fargate} and {Ec2} are emulated"),
        };
        return definition.Compatibilities!.Contains(checkedType)
            ? checkedType
            : throw EcsErrors.InvalidParameter($"Task definition does not support launch_type {checkedType}.");
    }
}
