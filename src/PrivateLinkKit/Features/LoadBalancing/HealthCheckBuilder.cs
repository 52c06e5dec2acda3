using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>An HTTP health check of a target group. Every call returns a new builder.</summary>
public sealed record HealthCheckBuilder
{
    internal HealthCheckBuilder(string path, string matcher)
    {
        Path = path;
        Matcher = matcher;
    }

    internal string Path { get; }

    internal TimeSpan Interval { get; private init; } = TimeSpan.FromSeconds(10);

    internal TimeSpan TimeoutAfter { get; private init; } = TimeSpan.FromSeconds(5);

    internal int HealthyThreshold { get; private init; } = 2;

    internal int UnhealthyThreshold { get; private init; } = 2;

    internal string Matcher { get; private init; }

    /// <summary>Returns the wanted health check of a target group.</summary>
    /// <param name="check">The settings; null: a TCP connection.</param>
    internal static HealthCheckSpec SpecOf(HealthCheckBuilder? check)
    {
        var times = check ?? new HealthCheckBuilder("", "");
        return new HealthCheckSpec(check?.Path, times.Interval, times.TimeoutAfter, times.HealthyThreshold, times.UnhealthyThreshold, check?.Matcher);
    }

    /// <summary>Sets the time between two checks (<c>HealthCheckIntervalSeconds</c>). Default: 10 s.</summary>
    /// <param name="interval">Whole seconds, 5 to 300.</param>
    public HealthCheckBuilder Every(TimeSpan interval) => this with { Interval = interval };

    /// <summary>Sets the time limit of an answer (<c>HealthCheckTimeoutSeconds</c>). Default: 5 s.</summary>
    /// <param name="timeout">Whole seconds, 2 to 120, and less than the time between two checks.</param>
    public HealthCheckBuilder Timeout(TimeSpan timeout) => this with { TimeoutAfter = timeout };

    /// <summary>Sets the number of consecutive passed checks that make a target healthy (<c>HealthyThresholdCount</c>). Default: 2.</summary>
    /// <param name="checks">2 to 10.</param>
    public HealthCheckBuilder HealthyAfter(int checks) => this with { HealthyThreshold = checks };

    /// <summary>Sets the number of consecutive failed checks that make a target unhealthy (<c>UnhealthyThresholdCount</c>). Default: 2.</summary>
    /// <param name="checks">2 to 10.</param>
    public HealthCheckBuilder UnhealthyAfter(int checks) => this with { UnhealthyThreshold = checks };

    /// <summary>
    /// Sets the HTTP codes of healthy answers (<c>Matcher</c>). Default: <c>200</c> at an ALB's targets, <c>200-399</c> at an NLB's.
    /// </summary>
    /// <param name="codes">Codes and ranges, such as <c>200,301-302</c>; 200 to 499 at an ALB's targets, to 599 at an NLB's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="codes"/> is null.</exception>
    public HealthCheckBuilder Expect(string codes) => this with { Matcher = Argument.NotNull(codes) };
}
