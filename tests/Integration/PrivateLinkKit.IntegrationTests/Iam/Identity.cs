namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The policies of a role.</summary>
internal sealed record Identity(params IReadOnlyList<Policy> Policies)
{
    /// <summary>Returns true if a statement allows the request and none denies it.</summary>
    public bool Allows(AuthorizationRequest request)
    {
        var statements = Policies.SelectMany(policy => policy.Statements).Where(statement => statement.AppliesTo(request)).ToList();
        return statements.Count > 0 && statements.All(statement => statement.Allows);
    }

    /// <summary>Returns true if all requests of a call are allowed.</summary>
    public bool AllowsAll(IEnumerable<AuthorizationRequest> requests) => requests.All(Allows);

    public Identity With(Policy changed) => new([.. Policies.Select(policy => policy.Name == changed.Name ? changed : policy)]);
}
