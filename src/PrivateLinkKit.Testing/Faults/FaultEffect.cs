namespace PrivateLinkKit.Testing;

/// <summary>What a fault does to a call.</summary>
internal abstract record FaultEffect
{
    internal sealed record Throttled : FaultEffect;

    internal sealed record Failed(string Code, string Message, int Status) : FaultEffect;

    internal sealed record ConnectionReset : FaultEffect;

    internal sealed record AnswerLost : FaultEffect;

    internal sealed record Accompanied(Action Action) : FaultEffect;

    internal sealed record Delayed(TimeSpan Delay) : FaultEffect;

    internal sealed record Lagging(TimeSpan By) : FaultEffect;
}
