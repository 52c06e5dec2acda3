using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The roles of task definitions, which ECS assumes when it starts a task, not when it registers the definition.</summary>
internal static class TaskRoles
{
    private const string Tasks = "ecs-tasks.amazonaws.com";

    /// <summary>Returns why ECS cannot start a task; null: it can assume the roles.</summary>
    public static string? Refusal(AccountRegion region, TaskDefinition definition) =>
        new[] { definition.ExecutionRoleArn, definition.TaskRoleArn }
            .OfType<string>()
            .Where(role => !PassedRoles.CanAssume(region, role, Tasks))
            .Select(EcsErrors.CannotAssume)
            .FirstOrDefault();
}
