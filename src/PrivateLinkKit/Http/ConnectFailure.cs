using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>A failed connection attempt to one address of an endpoint.</summary>
public sealed record ConnectFailure
{
    /// <summary>The address.</summary>
    public required EndpointAddress Address { get; init; }

    /// <summary>The error: a <see cref="TimeoutException"/> if there was no answer in time.</summary>
    public required Exception Error { get; init; }

    /// <summary>Address and error as one line; escapes control characters.</summary>
    public override string ToString() => MessageText.Line($"{Address}: {Error.Message}");
}
