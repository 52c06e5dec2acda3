using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.EndpointServices;

/// <summary>Allowed principals of a description.</summary>
internal static class AllowedPrincipals
{
    /// <summary>
    /// Returns all allowed principals: those named, and the accounts of consumers that run as a role elsewhere. Accounts stay ids while the region is
    /// unknown.
    /// </summary>
    public static EquatableList<string> Of(StackDraft stack)
    {
        var region = Inferred.Region(stack);
        var named = stack.Principals.Select(principal => Principals.IsAccountId(principal) ? Root(principal) : principal);
        var consumers = stack.Consumers
            .Where(consumer => consumer.Placement.AccountId is not null && !Inferred.SharesAccount(stack, consumer))
            .Select(consumer => Root(consumer.Placement.AccountId!));
        IEnumerable<string> anybody = stack.AnyPrincipal ? [Principals.Anybody] : [];
        return anybody.Concat(named).Concat(consumers).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList();

        string Root(string account) => region is null ? account : Principals.RootIn(region, account);
    }
}
