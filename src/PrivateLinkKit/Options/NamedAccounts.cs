using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit;

/// <summary>The accounts that units may be placed in by name: those of the options, and by their ids those for which the options return a role.</summary>
internal sealed class NamedAccounts(IDictionary<string, AccountOptions> accounts, Func<string, AccountRole?>? roleFor = null)
{
    public static NamedAccounts None { get; } = new(new Dictionary<string, AccountOptions>());

    public ICollection<string> Names => accounts.Keys;

    public AccountOptions? Find(string name) => accounts.TryGetValue(name, out var account) ? account
        : Principals.IsAccountId(name) && roleFor?.Invoke(name) is { } role ? new AccountOptions { RoleArn = role.RoleArn, ExternalId = role.ExternalId }
        : null;
}
