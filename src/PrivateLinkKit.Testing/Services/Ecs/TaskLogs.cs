using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Services.Logs;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The log driver <c>awslogs</c>: a log stream for each container.</summary>
internal static class TaskLogs
{
    /// <summary>Opens the log stream of a container; null: its output is discarded.</summary>
    /// <exception cref="TaskStartException">
    /// There is no path to CloudWatch Logs, or the log group does not exist, in an account whose roles are checked or that has created log groups.
    /// </exception>
    public static Action<string>? Open(AccountRegion region, TaskPaths paths, string taskArn, ContainerDefinition container)
    {
        if (container.LogConfiguration?.Options is not { } options)
        {
            return null;
        }

        paths.CheckLogs(options[LogConfigurations.Region]);
        var group = options[LogConfigurations.Group];
        var home = region.Cloud.Find(region.Account, options[LogConfigurations.Region]);
        var now = region.Cloud.Now.ToUnixTimeMilliseconds();
        if (home?.Logs.Groups.Find(group) is null)
        {
            if (options.GetValueOrDefault(LogConfigurations.CreatesGroup) is not "true")
            {
                return PassedRoles.AreChecked(region) || home?.Logs.IsManaged is true ? throw Missing() : null;
            }

            home ??= region.Cloud.In(region.Account, options[LogConfigurations.Region]);
            home.Logs.IsManaged = true;
            home.Logs.Groups.Put(new LogGroupState(group, now));
        }

        var task = EcsArns.NameOf(taskArn);
        var stream = new LogStreamState(group, $"{options[LogConfigurations.Prefix]}/{container.Name}/{task}", now);
        home.Logs.Add(stream);
        var (buffer, time) = (home.Logs.BufferOf(stream), region.Cloud.Time);
        return line =>
        {
            if (line.Length > 0)
            {
                var written = time.GetUtcNow().ToUnixTimeMilliseconds();
                buffer.Add(written, written, line);
            }
        };
    }

    private static TaskStartException Missing() => new(
        "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: "
        + "ResourceNotFoundException: The specified log group does not exist. : exit status 1");
}
