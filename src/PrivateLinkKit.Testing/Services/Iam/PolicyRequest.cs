using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>A request that the policy of a resource is asked about.</summary>
/// <param name="Action">The action, such as <c>sqs:SendMessage</c>.</param>
/// <param name="Resource">The ARN of the resource.</param>
/// <param name="Principals">The names of the principal in policies, but for the wildcard.</param>
/// <param name="Keys">Its condition keys.</param>
internal sealed record PolicyRequest(string Action, string Resource, IReadOnlyList<string> Principals, IReadOnlyDictionary<string, string> Keys)
{
    // Requests of clients count as encrypted, though those to an EmbeddedAws are not.
    private static readonly KeyValuePair<string, string> Encrypted = new("aws:SecureTransport", "true");

    /// <summary>A request of a client.</summary>
    public static PolicyRequest Of(Caller caller, Partition partition, string action, string resource) => new(
        action,
        resource,
        [caller.Account, partition.IamArn(caller.Account, "root"), caller.IamArn, caller.Arn],
        new Dictionary<string, string>([
            Encrypted,
            new("aws:PrincipalAccount", caller.Account),
            new("aws:PrincipalArn", caller.IamArn),
            new("aws:SourceOwner", caller.Account),
        ]));

    /// <summary>A request of an AWS service on behalf of a resource.</summary>
    public static PolicyRequest OfService(string principal, string sourceArn, string sourceAccount, string action, string resource) => new(
        action,
        resource,
        [principal],
        new Dictionary<string, string>([Encrypted, new("aws:SourceArn", sourceArn), new("aws:SourceAccount", sourceAccount)]));
}
