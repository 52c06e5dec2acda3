using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>Name and home of a stack, for operations that need no description of it.</summary>
/// <param name="Name">The name given to <see cref="PrivateLink.ExposeService"/>.</param>
public sealed record StackHome(string Name)
{
    /// <summary>
    /// The provider's account: a name in <see cref="PrivateLinkOptions.Accounts"/>, or an account id for which <see cref="PrivateLinkOptions.RoleFor"/> returns
    /// a role.
    /// </summary>
    /// <value>null: the account of the host's own credentials.</value>
    public string? Account { get; init; }

    /// <summary>The provider's region.</summary>
    /// <value>null: the region of the named account, otherwise <see cref="PrivateLinkOptions.Region"/>.</value>
    public string? Region { get; init; }

    internal PlacementSpec Placement => new(Region, Account: Account);

    /// <inheritdoc/>
    public override string ToString() =>
        Printable.Escape($"{Name}{(Account is null ? "" : $" in account {Account}")}{(Region is null ? "" : $" in {Region}")}");
}
