namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>What goes wrong at one call.</summary>
public enum Harm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The process dies right after the call was answered: no later one reaches AWS.</summary>
    Dies,

    /// <summary>AWS executes the call, its answer is lost, and the process dies.</summary>
    DiesUnanswered,

    /// <summary>AWS executes the call, its answer is lost, and the process goes on.</summary>
    LosesAnswer,

    /// <summary>AWS refuses the call once for its rate.</summary>
    IsThrottled,

    /// <summary>AWS answers 500 once, and does nothing.</summary>
    MeetsInternalError,

    /// <summary>AWS answers 503 once, and does nothing.</summary>
    MeetsUnavailability,

    /// <summary>The connection breaks once before AWS sees the call.</summary>
    LosesConnection,

    /// <summary>The host cancels the verb when the call arrives.</summary>
    IsCancelled,
}
