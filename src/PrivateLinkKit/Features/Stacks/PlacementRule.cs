using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Checks that regions and roles are well formed, and that each account is given in one way only.</summary>
internal sealed class PlacementRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackOutline stack) =>
        stack.Stack.Consumers.Prepend(stack.Stack.Home).SelectMany(unit => Check(unit.Name, unit.Placement));

    private static IEnumerable<StackValidationError> Check(string id, PlacementSpec placement)
    {
        if (placement.Region is { } region && !ZoneName.IsRegion(region))
        {
            yield return new StackValidationError(id, region, "This is not the name of a region.", "Write it as 'eu-west-1'.");
        }

        if (placement.RoleArn is { } role && !Roles.IsRole(role))
        {
            yield return Roles.ErrorOf(id, role);
        }

        if (placement is { Account: { } account, RoleArn: { } own })
        {
            yield return new StackValidationError(id, account, $"This unit has both an account name and the role '{own}'.",
                "Use InAccount or AsRole, not both.");
        }

        if (placement.Account is { } name && string.IsNullOrWhiteSpace(name))
        {
            yield return new StackValidationError(id, name, "The account has no name.", "Use a name from PrivateLinkOptions.Accounts.");
        }

        if (placement.ExternalId is { } externalId && !Roles.IsExternalId(externalId))
        {
            yield return new StackValidationError(
                id, externalId, "This is not a valid external id.", "Use 2 to 1224 letters, digits and the characters _+=,.@:/-.");
        }
    }
}
