namespace PrivateLinkKit;

/// <summary>The bounds of the waits for one kind of resource. A wait that reaches its bound ends with <see cref="ResourceNotReadyException"/>.</summary>
public sealed class WaitLimits
{
    /// <summary>Maximum time for a resource to become ready after a create or change.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan Ready { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Maximum time for a resource to be deleted, including the time in which AWS refuses because it is still in use.</summary>
    /// <value>20 minutes.</value>
    public TimeSpan Gone { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>The longest pause between two polls. The engine polls more often when AWS usually finishes.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan Cadence { get; set; } = TimeSpan.FromSeconds(10);
}
