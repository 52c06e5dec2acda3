using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders.Rules;

/// <summary>What the service uses belongs to the account it runs in: load balancers cannot be shared, roles cannot be passed, across accounts.</summary>
internal sealed class AccountRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack)
    {
        var claims = Claims(stack).ToList();
        return claims
            .Where(claim => claim.Account != claims[0].Account)
            .Select(claim => new StackFault(
                claim.Id,
                claim.Value,
                $"This is in account {claim.Account}, while '{claims[0].Value}' of {claims[0].Id} is in account {claims[0].Account}.",
                "Use what belongs to the account that the service runs in."));
    }

    private static IEnumerable<(string Id, string Value, string Account)> Claims(StackDraft stack)
    {
        (string Id, string? Value)[] named =
        [
            (stack.Name, stack.Placement.RoleArn),
            (Part.Task(stack), stack.Workload?.ExecutionRoleArn),
            (Part.Task(stack), stack.Workload?.TaskRoleArn),
            (Part.Task(stack), stack.Workload?.Cluster),
            (Part.Alb(stack), (stack.Alb as AlbDraft.Used)?.Arn),
            (Part.Nlb(stack), (stack.Nlb as NlbDraft.Used)?.Arn),
        ];
        foreach (var (id, value) in named)
        {
            if (value is not null && Arn.TryParse(value, out var arn) && arn.Account.Length > 0)
            {
                yield return (id, value, arn.Account);
            }
        }
    }
}
