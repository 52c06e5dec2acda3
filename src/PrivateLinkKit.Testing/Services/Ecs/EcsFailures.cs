using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Failures: ECS returns what it did not find beside what it did, with HTTP 200.</summary>
internal static class EcsFailures
{
    public static Failure Missing(string arn) => new() { Arn = arn, Reason = "MISSING" };

    public static Failure Inactive(string arn) => new() { Arn = arn, Reason = "INACTIVE" };
}
