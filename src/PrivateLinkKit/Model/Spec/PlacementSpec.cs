namespace PrivateLinkKit.Model;

/// <summary>Where one side of the stack runs. Null region or role: what the host's options and credentials say.</summary>
internal sealed record PlacementSpec(string? Region, string? RoleArn = null, string? ExternalId = null)
{
    /// <summary>The role's account; null when the host's own credentials are used.</summary>
    public string? AccountId => Arn.TryParse(RoleArn ?? "", out var role) ? role.Account : null;
}
