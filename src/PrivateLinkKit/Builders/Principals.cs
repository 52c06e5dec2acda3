using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders;

internal static class Principals
{
    public const string Anybody = "*";

    public static bool IsAccountId(string principal) => principal.Length == 12 && principal.All(char.IsAsciiDigit);

    public static string Root(string partition, string account) => $"arn:{partition}:iam::{account}:root";

    /// <summary>All who may connect: those named, and the accounts of consumers that run as a role elsewhere.</summary>
    public static EquatableList<string> Of(StackDraft stack)
    {
        var partition = Arn.PartitionOf(Inferred.Region(stack));
        var named = stack.Principals.Select(principal => IsAccountId(principal) ? Root(partition, principal) : principal);
        var consumers = stack.Consumers
            .Where(consumer => consumer.Placement.AccountId is not null && !Inferred.SharesAccount(stack, consumer))
            .Select(consumer => Root(partition, consumer.Placement.AccountId!));
        IEnumerable<string> anybody = stack.AnyPrincipal ? [Anybody] : [];
        return anybody.Concat(named).Concat(consumers).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList();
    }
}
