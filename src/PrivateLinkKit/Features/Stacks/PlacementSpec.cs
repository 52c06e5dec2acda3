using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Placement of the service or a consumer. null region or role: from the host's options and credentials. The account is a name in the options.
/// </summary>
internal sealed record PlacementSpec(string? Region, string? RoleArn = null, string? ExternalId = null, string? Account = null)
{
    /// <summary>The role's account; null if the host's own credentials or a named account are used.</summary>
    public string? AccountId => Arn.TryParse(RoleArn ?? "", out var role) ? role.Account : null;

    /// <summary>The account and region.</summary>
    /// <exception cref="InvalidOperationException">The region is not known before the stack is planned.</exception>
    public Placement Located => Region is { } region
        ? new Placement(region, RoleArn, ExternalId)
        : throw new InvalidOperationException("The region is not known before the stack is planned.");

    /// <summary>Returns true if both are in one account, as far as known without the host's options.</summary>
    public bool SharesAccountWith(PlacementSpec other) => AccountId == other.AccountId
        && string.Equals(Account, other.Account, StringComparison.OrdinalIgnoreCase);
}
