using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Resolves the placement of a stack's units with the host's options: named accounts and missing regions.</summary>
internal static class Placing
{
    /// <param name="stack">The stack.</param>
    /// <param name="defaultRegion">Region of every unit without one; null: none.</param>
    /// <param name="accounts">The named accounts.</param>
    /// <exception cref="StackValidationException">A unit names an unknown account, has no region, or has another one than the service.</exception>
    public static StackDescription Place(StackOutline stack, string? defaultRegion, NamedAccounts accounts)
    {
        var home = Located(stack.Units[0], defaultRegion, accounts);
        var consumers = stack.Units.Skip(1).Select(consumer => Located(consumer, home.Placement.Region, accounts)).ToEquatableList();
        var errors = consumers.Prepend(home).SelectMany(unit => Check(unit.Name, unit.Placement, home.Placement.Region, accounts)).ToList();
        return errors.Count > 0
            ? throw new StackValidationException(home.Name, errors)
            : new StackDescription(home) { Consumers = consumers };
    }

    /// <summary>Returns the placement of a stack's home.</summary>
    /// <param name="stack">Name and home.</param>
    /// <param name="defaultRegion">Region of a home without one; null: none.</param>
    /// <param name="accounts">The named accounts.</param>
    /// <exception cref="StackValidationException">The name is not valid, the account is unknown, or there is no region.</exception>
    public static PlacementSpec Place(StackHome stack, string? defaultRegion, NamedAccounts accounts)
    {
        var home = Located(stack.Placement, defaultRegion, accounts);
        var errors = NameRule.Check(stack.Name, "service").Concat(Check(stack.Name, home, home.Region, accounts)).ToList();
        return errors.Count == 0 ? home : throw new StackValidationException(stack.Name, errors);
    }

    private static UnitDescription Located(UnitDescription unit, string? elseRegion, NamedAccounts accounts) =>
        unit with { Placement = Located(unit.Placement, elseRegion, accounts) };

    private static PlacementSpec Located(PlacementSpec unit, string? elseRegion, NamedAccounts accounts) =>
        unit.Account is { } name && accounts.Find(name) is { } account
            ? unit with { Region = unit.Region ?? account.Region ?? elseRegion, RoleArn = account.RoleArn, ExternalId = account.ExternalId }
            : unit with { Region = unit.Region ?? elseRegion };

    private static IEnumerable<StackValidationError> Check(string id, PlacementSpec unit, string? homeRegion, NamedAccounts accounts)
    {
        if (unit.Account is { } name && accounts.Find(name) is null)
        {
            var known = accounts.Names.Count == 0 ? "There are none." : $"They name: {string.Join(", ", accounts.Names.Order(StringComparer.Ordinal))}.";
            yield return new StackValidationError(id, name, $"No account of this name is configured. {known}",
                "Add it to PrivateLinkOptions.Accounts, or correct the name.");
        }
        else if (unit is { Account: { } accountId, RoleArn: { } role } && !accounts.Names.Contains(accountId)
            && !(Roles.IsRole(role) && unit.AccountId == accountId))
        {
            yield return new StackValidationError(id, role, $"PrivateLinkOptions.RoleFor returned it for {accountId}, and it is not the ARN of a role there.",
                $"Return a role of that account: 'arn:aws:iam::{accountId}:role/name'.");
        }

        if (unit.Region is null)
        {
            yield return new StackValidationError(
                id,
                "",
                "The region is not set.",
                "Add InRegion(\"eu-west-1\"), or AcrossZones(\"eu-west-1a\", \"eu-west-1b\") to its VPC, or set PrivateLinkOptions.Region.");
        }
        else if (homeRegion is not null && unit.Region != homeRegion)
        {
            yield return new StackValidationError(id, unit.Region, $"This is not the service's region, {homeRegion}.",
                "Keep a service and its consumers in one region; endpoints across regions are not supported yet.");
        }

        if (homeRegion is not null && unit is { Account: not null, RoleArn: { } named } && Arn.TryParse(named, out var arn))
        {
            foreach (var error in PartitionRule.Check(id, named, arn.Partition, homeRegion))
            {
                yield return error;
            }
        }
    }
}
