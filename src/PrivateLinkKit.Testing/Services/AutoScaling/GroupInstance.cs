using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.AutoScaling;

namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>An instance of a group.</summary>
/// <param name="Id">The EC2 instance.</param>
/// <param name="GroupName">The group.</param>
/// <param name="View">The instance as it is described.</param>
internal sealed record GroupInstance(string Id, string GroupName, Instance View)
{
    public required string SubnetId { get; init; }

    public required LaunchSource Source { get; init; }

    public required DateTimeOffset LaunchedAt { get; init; }

    /// <summary>Its current activity.</summary>
    public required string ActivityKey { get; init; }

    /// <summary>The refresh that it was launched in.</summary>
    public string? RefreshId { get; init; }

    public DateTimeOffset? InServiceAt { get; init; }

    /// <summary>true if it has been in service for the warm-up time.</summary>
    public bool IsWarm { get; init; }

    /// <summary>true once it was healthy in its target groups.</summary>
    public bool IsProven { get; init; }

    /// <summary>AWS's words for why it is unhealthy; null: it is healthy.</summary>
    public string? Failure { get; init; }

    /// <summary>The lifecycle actions that it waits for.</summary>
    public IReadOnlyList<HookAction> Waits { get; init; } = [];

    public string Lifecycle => View.LifecycleState!;

    public bool IsInService => Lifecycle == LifecycleStates.InService;

    public bool IsEnding => Lifecycle.StartsWith(LifecycleStates.Terminating, StringComparison.Ordinal);

    public bool IsProtected => View.ProtectedFromScaleIn is true;

    public GroupInstance In(string lifecycle) => this with { View = View with { LifecycleState = lifecycle } };
}

/// <summary>A lifecycle action of an instance.</summary>
/// <param name="Hook">The name of the hook.</param>
/// <param name="Token">Its token.</param>
/// <param name="Since">Its start.</param>
/// <param name="Until">When it times out.</param>
/// <param name="AbandonsByDefault">true if it is then abandoned.</param>
internal sealed record HookAction(string Hook, string Token, DateTimeOffset Since, DateTimeOffset Until, bool AbandonsByDefault);
