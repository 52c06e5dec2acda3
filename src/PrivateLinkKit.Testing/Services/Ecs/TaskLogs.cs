using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Services.Logs;
using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The log driver <c>awslogs</c>: a log stream for each container.</summary>
internal static class TaskLogs
{
    /// <summary>Opens the log stream of a container; null: its output is discarded.</summary>
    /// <exception cref="TaskStartException">The log group does not exist, in an account whose roles are checked.</exception>
    public static Action<string>? Open(AccountRegion region, string taskArn, ContainerDefinition container)
    {
        if (container.LogConfiguration is not { LogDriver: "awslogs", Options: { } options } || !options.TryGetValue("awslogs-group", out var group))
        {
            return null;
        }

        var home = options.TryGetValue("awslogs-region", out var other) ? region.Cloud.Find(region.Account, other) : region;
        var now = region.Cloud.Now.ToUnixTimeMilliseconds();
        if (home?.Logs.Groups.Find(group) is null)
        {
            if (options.GetValueOrDefault("awslogs-create-group") is not "true")
            {
                return PassedRoles.AreChecked(region) ? throw Missing() : null;
            }

            home ??= region.Cloud.In(region.Account, other!);
            home.Logs.Groups.Put(new LogGroupState(group, now));
        }

        var task = EcsArns.NameOf(taskArn);
        var stream = new LogStreamState(group, options.TryGetValue("awslogs-stream-prefix", out var prefix) ? $"{prefix}/{container.Name}/{task}" : task, now);
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
