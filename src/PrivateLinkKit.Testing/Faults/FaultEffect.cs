namespace PrivateLinkKit.Testing;

/// <summary>Effect of a fault on a call.</summary>
internal abstract record FaultEffect
{
    internal sealed record Throttled : FaultEffect;

    internal sealed record Failed(string Code, string Message, int Status) : FaultEffect;

    internal sealed record ConnectionReset : FaultEffect;

    /// <param name="Action">Runs before the call is executed; null: none.</param>
    internal sealed record AnswerLost(Action? Action = null) : FaultEffect;

    internal sealed record Accompanied(Action Action) : FaultEffect;

    internal sealed record Delayed(TimeSpan Delay) : FaultEffect;

    internal sealed record Lagging(TimeSpan By) : FaultEffect;
}
