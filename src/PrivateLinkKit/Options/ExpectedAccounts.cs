using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit;

/// <summary>Accounts that the options expect credentials to be of.</summary>
internal static class ExpectedAccounts
{
    /// <summary>Expected accounts of the host's own credentials, which also serve the named accounts without a role; by option key.</summary>
    public static IEnumerable<(string Key, string Account)> OfCaller(PrivateLinkOptions options) =>
        All(options).Where(expected => expected.RoleArn is null).Select(expected => (expected.Key, expected.Account));

    /// <summary>Validation errors by option key, one line each.</summary>
    public static IEnumerable<string> Errors(PrivateLinkOptions options)
    {
        (string Key, string Account)? caller = null;
        foreach (var (key, account, role) in All(options))
        {
            if (!Principals.IsAccountId(account))
            {
                yield return $"{key} '{account}' is not an account id; write its 12 digits, as 123456789012.";
            }
            else if (role is not null)
            {
                if (Arn.TryParse(role, out var arn) && arn.Account != account)
                {
                    yield return $"{key} {account} is not the account of RoleArn, {arn.Account}; correct one of them.";
                }
            }
            else if (caller is { } first && first.Account != account)
            {
                yield return $"{key} {account} differs from {first.Key} {first.Account}, and both are the account of the host's own credentials; "
                    + "name a RoleArn, or correct one of them.";
            }
            else
            {
                caller ??= (key, account);
            }
        }
    }

    private static IEnumerable<(string Key, string Account, string? RoleArn)> All(PrivateLinkOptions options)
    {
        if (options.ExpectedAccount is { } ofHost)
        {
            yield return (nameof(PrivateLinkOptions.ExpectedAccount), ofHost, null);
        }

        foreach (var (name, account) in options.Accounts)
        {
            if (account.ExpectedAccount is { } expected)
            {
                yield return ($"Accounts:{name}:{nameof(AccountOptions.ExpectedAccount)}", expected, account.RoleArn);
            }
        }
    }
}
