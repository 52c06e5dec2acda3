namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>Kind of fault at one call.</summary>
internal enum FaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The process dies right after the call was answered: no later one reaches AWS.</summary>
    Dies,

    /// <summary>AWS executes the call, the answer is lost, and the process dies.</summary>
    DiesUnanswered,

    /// <summary>AWS executes the call, the answer is lost, and the process continues.</summary>
    LosesAnswer,

    /// <summary>AWS throttles the call once.</summary>
    IsThrottled,

    /// <summary>AWS answers 500 once and does nothing.</summary>
    MeetsInternalError,

    /// <summary>AWS answers 503 once and does nothing.</summary>
    MeetsUnavailability,

    /// <summary>The connection breaks once before AWS sees the call.</summary>
    LosesConnection,

    /// <summary>The host cancels the operation when the call arrives.</summary>
    IsCancelled,
}
