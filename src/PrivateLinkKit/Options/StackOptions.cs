namespace PrivateLinkKit;

/// <summary>Options for a stack that is registered with a host.</summary>
public sealed class StackOptions
{
    /// <summary>Action at startup. It runs in the background unless <see cref="FailStart"/> is set.</summary>
    /// <value><see cref="StartupAction.Verify"/>.</value>
    public StartupAction AtStart { get; set; } = StartupAction.Verify;

    /// <summary>
    /// Delay between the end of one pass and the start of the next; null to run once. An apply repairs drift, a verification only reports
    /// it. A failed
    /// pass is retried after five minutes, or sooner if this is less; it never stops a running host.
    /// </summary>
    /// <value>null, or one second to 30 days.</value>
    public TimeSpan? ReconcileEvery { get; set; }

    /// <summary>Random variation of each delay, as a fraction of it, so that many hosts do not act at once.</summary>
    /// <value>0.1. Between 0 and 0.5.</value>
    public double Jitter { get; set; } = 0.1;

    /// <summary>
    /// Makes startup wait for the first action, and fail if the action failed or AWS still differs after it. An apply may take several minutes.
    /// </summary>
    /// <value>false: health checks and <see cref="IStackMonitor"/> report it.</value>
    public bool FailStart { get; set; }

    /// <summary>
    /// How often a pass reads everything (<see cref="ReadingDepth.Full"/>); the first does, and the others read what can stop or admit a request
    /// (<see cref="ReadingDepth.Decisive"/>). Zero: each pass reads everything.
    /// </summary>
    /// <value>One hour; zero to 30 days.</value>
    public TimeSpan FullReadingEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Options for <c>ApplyAsync</c>.</summary>
    /// <value>The defaults of <see cref="ApplyOptions"/>.</value>
    public ApplyOptions Apply { get; } = new();

    /// <summary>Interruptions that the host makes, by a name of the host's; all others need <see cref="ApplyOptions.Consent"/>, or are held back.</summary>
    /// <value>Empty.</value>
    public IDictionary<string, InterruptionRule> Interruptions { get; } = new Dictionary<string, InterruptionRule>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Decides on interruptions that no rule allows. It is called in every pass that has some, but never for an
    /// <see cref="InterruptionCode.UnknownLeftover"/>, which only a rule that names this code allows.
    /// </summary>
    /// <value>null: they are held back.</value>
    public Func<Interruption, bool>? AllowInterruption { get; set; }
}
