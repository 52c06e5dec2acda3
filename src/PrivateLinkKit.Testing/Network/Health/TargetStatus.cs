namespace PrivateLinkKit.Testing.Network.Health;

/// <summary>What the checks of one target have shown so far.</summary>
/// <param name="IsHealthy">Null before the first check has decided.</param>
/// <param name="Reason">The reason code of AWS for a target that is not healthy.</param>
/// <param name="Description">The same for people.</param>
/// <param name="Streak">How many checks in a row have spoken against the state.</param>
/// <param name="CheckedAt">When the last check was due.</param>
/// <param name="Version">The version of the cloud it saw.</param>
internal sealed record TargetStatus(bool? IsHealthy, string? Reason, string? Description, int Streak, DateTimeOffset CheckedAt, long Version);
