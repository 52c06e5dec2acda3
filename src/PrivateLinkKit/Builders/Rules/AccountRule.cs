namespace PrivateLinkKit.Builders.Rules;

/// <summary>What the service uses belongs to the account it runs in: load balancers cannot be shared, roles cannot be passed, across accounts.</summary>
internal sealed class AccountRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack)
    {
        var named = NamedArn.OfService(stack).Where(named => named.Arn.Account.Length > 0).ToList();
        return named
            .Where(own => own.Arn.Account != named[0].Arn.Account)
            .Select(own => new StackFault(
                own.LogicalId,
                own.Text,
                $"This is in account {own.Arn.Account}, while '{named[0].Text}' of {named[0].LogicalId} is in account {named[0].Arn.Account}.",
                "Use what belongs to the account that the service runs in."));
    }
}
