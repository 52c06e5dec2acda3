namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Requires that used resources belong to the account of the service: load balancers cannot be shared, and roles cannot be passed, across accounts.
/// </summary>
internal sealed class AccountRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackOutline stack)
    {
        var claims = stack.Claims.Where(claim => claim.Account is not null).ToList();
        return claims
            .Where(claim => claim.Account != claims[0].Account)
            .Select(claim => new StackValidationError(
                claim.LogicalId,
                claim.Value,
                $"This is in account {claim.Account}, while '{claims[0].Value}' of {claims[0].LogicalId} is in account {claims[0].Account}.",
                "Use resources of the service's account."));
    }
}
