namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Requires that used resources belong to the account of the service: load balancers cannot be shared, and roles cannot be passed, across accounts.
/// </summary>
internal sealed class AccountRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack)
    {
        var named = NamedArn.OfService(stack).Where(named => named.Arn.Account.Length > 0).ToList();
        return named
            .Where(own => own.Arn.Account != named[0].Arn.Account)
            .Select(own => new StackValidationError(
                own.LogicalId,
                own.Text,
                $"This is in account {own.Arn.Account}, while '{named[0].Text}' of {named[0].LogicalId} is in account {named[0].Arn.Account}.",
                "Use resources of the service's account."));
    }
}
