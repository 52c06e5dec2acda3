namespace PrivateLinkKit.Testing.State;

/// <summary>An identity, as <c>GetCallerIdentity</c> answers it.</summary>
/// <param name="Account">The account it acts in.</param>
/// <param name="Arn">Its name.</param>
/// <param name="UserId">Its unique id.</param>
/// <param name="Expires">When its credentials end; null for those that do not.</param>
internal sealed record Caller(string Account, string Arn, string UserId, DateTimeOffset? Expires = null)
{
    /// <summary>Whose calls they are that name no account by their key.</summary>
    public const string DefaultAccount = "000000000000";

    public static Caller Root(Partition partition, string account) => new(account, partition.IamArn(account, "root"), account);

    /// <summary>Whether its credentials are known in the partition; those of other partitions are not.</summary>
    public bool IsKnownIn(Partition partition) => Arn.StartsWith($"arn:{partition.Name}:", StringComparison.Ordinal);
}
