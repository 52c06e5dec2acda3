using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>An instance refresh.</summary>
/// <param name="Refresh">The refresh as it is described.</param>
internal sealed record RefreshState(InstanceRefresh Refresh)
{
    public const string Pending = "Pending";
    public const string InProgress = "InProgress";
    public const string Successful = "Successful";
    public const string Failed = "Failed";
    public const string Cancelling = "Cancelling";
    public const string Cancelled = "Cancelled";

    public string Id => Refresh.InstanceRefreshId!;

    /// <summary>Its place among all refreshes, of fixed length.</summary>
    public required string Key { get; init; }

    /// <summary>Number of instances when it began.</summary>
    public required int Total { get; init; }

    /// <summary>true if a cancellation waits for instances that are launched or terminated.</summary>
    public bool WaitsForInstances { get; init; }

    /// <summary>Start of the wait for protected instances; null: it does not wait.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    public bool IsActive => Refresh.Status is Pending or InProgress or Cancelling;
}
