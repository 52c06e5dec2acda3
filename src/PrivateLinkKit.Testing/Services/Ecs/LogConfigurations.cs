using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The log drivers of containers, checked when a task definition is registered.</summary>
internal static class LogConfigurations
{
    public const string Driver = "awslogs";
    public const string Group = "awslogs-group";
    public const string Region = "awslogs-region";
    public const string Prefix = "awslogs-stream-prefix";
    public const string CreatesGroup = "awslogs-create-group";

    // The last two only buffer.
    private static readonly string[] Honoured = [Group, Region, Prefix, CreatesGroup, "mode", "max-buffer-size"];
    private static readonly string[] NotEmulated = ["awslogs-datetime-format", "awslogs-multiline-pattern"];

    public static void Check(ContainerDefinition container, TaskTarget target)
    {
        if (container.LogConfiguration is not { } logging)
        {
            return;
        }

        if (logging.LogDriver is not Driver)
        {
            throw !target.RequiresFargate || logging.LogDriver is "splunk" or "awsfirelens"
                ? EcsErrors.NotEmulated($"the log driver {logging.LogDriver} of container '{container.Name}'")
                : EcsErrors.Client(
                    $"Fargate does not support the log driver {logging.LogDriver} of container '{container.Name}': use awslogs, splunk or awsfirelens.");
        }

        var options = logging.Options ?? new Dictionary<string, string>();
        if (options.Keys.FirstOrDefault(NotEmulated.Contains) is { } option)
        {
            throw EcsErrors.NotEmulated($"the log option {option} of container '{container.Name}'");
        }

        if (options.Keys.Except(Honoured).ToList() is { Count: > 0 } others)
        {
            throw EcsErrors.Client($"Log driver awslogs disallows options: {string.Join(", ", others)}");
        }

        if (new[] { Group, Region }.Where(required => IsMissing(options, required)).ToList() is { Count: > 0 } missing)
        {
            throw EcsErrors.Client($"Log driver awslogs requires options: {string.Join(", ", missing)}");
        }

        if (IsMissing(options, Prefix))
        {
            throw target.RequiresFargate
                ? EcsErrors.Client($"Fargate requires log configuration options to include {Prefix} to support log driver awslogs.")
                : EcsErrors.NotEmulated($"the log driver awslogs without {Prefix}, as container '{container.Name}' has it");
        }
    }

    private static bool IsMissing(IReadOnlyDictionary<string, string> options, string name) => string.IsNullOrEmpty(options.GetValueOrDefault(name));
}
