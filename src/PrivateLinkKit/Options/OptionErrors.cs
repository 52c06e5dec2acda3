using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Discovery;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit;

/// <summary>Validation errors of a host's options, by configuration key.</summary>
internal static class OptionErrors
{
    /// <summary>Idle time after which AWS drops a connection (Network Load Balancer and PrivateLink guides).</summary>
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(350);

    public static void Refuse(PrivateLinkOptions options)
    {
        var faults = Of(options).ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(options));
        }
    }

    /// <summary>Shows no user or password of a URL, in any option.</summary>
    public static IEnumerable<string> Of(PrivateLinkOptions options) => All(options).Select(MessageText.Line);

    private static IEnumerable<string> All(PrivateLinkOptions options) =>
    [
        .. OfCalls(options),
        .. Times(options).Where(time => time.Value < time.Least || time.Value > TimeSpan.FromDays(1))
        .Select(time => $"{time.Name} {time.Value} is not between zero and a day."),
        .. options.Accounts.SelectMany(account => Of($"Accounts:{account.Key}", account.Value)),
        .. ExpectedAccounts.Errors(options),
        .. EndpointOptionErrors.Of(options),
        .. options.Stacks.SelectMany(stack => Of($"Stacks:{stack.Key}", stack.Value)),
        .. OfIdleness(options.Connections),
    ];

    /// <returns>The error; null if the value is well formed or missing.</returns>
    public static string? OfRegion(string key, string? region) =>
        region is null || ZoneName.IsRegion(region) ? null : $"{key} '{region}' is not the name of a region; write it as eu-west-1.";

    private static IEnumerable<string> OfCalls(PrivateLinkOptions options)
    {
        if (options.ServiceUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is ("http" or "https")))
        {
            yield return $"ServiceUrl '{UrlText.Of(url.ToString())}' is not an absolute http or https URL; write it as http://127.0.0.1:4566.";
        }
        else if (options.ServiceUrl is { UserInfo.Length: > 0 } told)
        {
            yield return $"ServiceUrl names a user at {told.Host}; requests are signed with Credentials, remove the user.";
        }

        if (OfRegion("Region", options.Region) is { } fault)
        {
            yield return fault;
        }

        if (options.MaxParallelism < 1)
        {
            yield return $"MaxParallelism {options.MaxParallelism} allows no calls; set at least 1.";
        }
    }

    private static IEnumerable<string> Of(string key, AccountOptions account)
    {
        if (account.RoleArn is { } role && !Roles.IsRole(role))
        {
            yield return $"{key}:RoleArn '{role}' is not the ARN of an IAM role; write it as arn:aws:iam::123456789012:role/name.";
        }

        if (account.ExternalId is { } externalId && !Roles.IsExternalId(externalId))
        {
            yield return $"{key}:ExternalId is not a valid external id; it has 2 to 1224 letters, digits and the characters _+=,.@:/-.";
        }

        if (account is { ExternalId: not null, RoleArn: null })
        {
            yield return $"{key}:ExternalId requires a role; set RoleArn.";
        }

        if (OfRegion($"{key}:Region", account.Region) is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Of(string key, StackOptions stack)
    {
        if (!Enum.IsDefined(stack.AtStart))
        {
            yield return $"{key}:AtStart {stack.AtStart} is not one of {string.Join(", ", Enum.GetNames<StartupAction>())}.";
        }

        if (stack.ReconcileEvery is { } every && (every < TimeSpan.FromSeconds(1) || every > TimeSpan.FromDays(30)))
        {
            yield return $"{key}:ReconcileEvery {every} is not between a second and 30 days.";
        }

        if (stack.FullReadingEvery < TimeSpan.Zero || stack.FullReadingEvery > TimeSpan.FromDays(30))
        {
            yield return $"{key}:FullReadingEvery {stack.FullReadingEvery} is not between zero and 30 days.";
        }

        if (stack.Jitter is not (>= 0 and <= 0.5))
        {
            yield return FormattableString.Invariant($"{key}:Jitter {stack.Jitter} is not between 0 and 0.5.");
        }

        foreach (var (name, rule) in stack.Interruptions)
        {
            foreach (var time in new[] { rule.From, rule.Until }.OfType<TimeSpan>().Where(time => time < TimeSpan.Zero || time > TimeSpan.FromDays(1)))
            {
                yield return $"{key}:Interruptions:{name} {time} is not a time of the day.";
            }
        }

        if (stack is { AtStart: StartupAction.Nothing, ReconcileEvery: not null })
        {
            yield return $"{key}:ReconcileEvery repeats AtStart, which is Nothing; set AtStart to Verify or Apply.";
        }

        if (stack is { AtStart: StartupAction.Nothing, FailStart: true })
        {
            yield return $"{key}:FailStart waits for AtStart, which is Nothing; set AtStart to Verify or Apply.";
        }
    }

    private static IEnumerable<string> OfIdleness(ConnectionOptions connections) =>
        connections.IdleTimeout >= IdleLimit
            ? [$"Connections:IdleTimeout {connections.IdleTimeout} is longer than AWS keeps idle connections ({IdleLimit}); set a lower value."]
            : [];

    private static IEnumerable<(string Name, TimeSpan Value, TimeSpan Least)> Times(PrivateLinkOptions options)
    {
        var some = TimeSpan.FromTicks(1);
        return
        [
            ("CallTimeout", options.CallTimeout, some),
            ("Waits:Propagation", options.Waits.Propagation, some),
            ("Waits:UnitRead", options.Waits.UnitRead, some),
            ("Waits:HomeRecord", options.Waits.HomeRecord, some),
            .. options.Waits.All.SelectMany(kind => new[] { ("Ready", kind.Limits.Ready), ("Gone", kind.Limits.Gone), ("Cadence", kind.Limits.Cadence) }
                .Select(limit => ($"Waits:{kind.Name}:{limit.Item1}", limit.Item2, some))),
            ("Connections:ConnectTimeout", options.Connections.ConnectTimeout, some),
            ("Connections:AttemptDelay", options.Connections.AttemptDelay, some),
            ("Connections:RetryAfter", options.Connections.RetryAfter, TimeSpan.Zero),
            ("Connections:Lifetime", options.Connections.Lifetime, some),
            ("Connections:IdleTimeout", options.Connections.IdleTimeout, some),
        ];
    }
}
