namespace PrivateLinkKit;

/// <summary>What a host does about a stack that is registered with it.</summary>
public sealed class StackOptions
{
    /// <summary>What is done when the host starts. It runs beside the host, which does not wait for it unless <see cref="FailStart"/> says so.</summary>
    /// <value><see cref="StartupAction.Verify"/>.</value>
    public StartupAction AtStart { get; set; } = StartupAction.Verify;

    /// <summary>
    /// How long after it has ended <see cref="AtStart"/>'s action is done again: an apply repairs what has drifted, a verification only tells. What failed is
    /// tried again after five minutes, or sooner where this is less; a host that runs is not stopped by it.
    /// </summary>
    /// <value>null: once is enough. Otherwise from a second to 30 days.</value>
    public TimeSpan? ReconcileEvery { get; set; }

    /// <summary>How much shorter or longer each pause may be at random, as a share of it, so that many hosts do not come at once.</summary>
    /// <value>0.1: a tenth. From 0 to 0.5.</value>
    public double Jitter { get; set; } = 0.1;

    /// <summary>
    /// Whether the host's start waits for the first action and fails where that failed, or where AWS is not as wanted after it. An apply may take several minutes.
    /// </summary>
    /// <value>false: health checks and <see cref="IStackMonitor"/> tell.</value>
    public bool FailStart { get; set; }

    /// <summary>Whether everything is read, see <see cref="PlanOptions.Thorough"/>.</summary>
    /// <value>false.</value>
    public bool Thorough { get; set; }

    /// <summary>What an apply may do beyond the ordinary, or leave undone.</summary>
    /// <value>The defaults of <see cref="ApplyOptions"/>.</value>
    public ApplyOptions Apply { get; } = new();
}
