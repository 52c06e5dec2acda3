namespace PrivateLinkKit.Testing;

/// <summary>A connection whose packets were dropped.</summary>
/// <param name="At">Time.</param>
/// <param name="From">Location of the client.</param>
/// <param name="Host">The name or address it connected to.</param>
/// <param name="Port">The port it connected to.</param>
/// <param name="Reason">What dropped it, and the reason.</param>
public sealed record PacketDrop(DateTimeOffset At, string From, string Host, int Port, string Reason)
{
    /// <summary>The drop on one line.</summary>
    public override string ToString() => $"{From} -> {Host}:{Port} {Reason}";
}
