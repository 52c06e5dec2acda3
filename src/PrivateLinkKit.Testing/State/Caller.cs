namespace PrivateLinkKit.Testing.State;

/// <summary>An identity, as <c>GetCallerIdentity</c> returns it.</summary>
/// <param name="Account">The account it acts in.</param>
/// <param name="Arn">Its name.</param>
/// <param name="UserId">Its unique id.</param>
/// <param name="Expires">Expiry of its credentials; null: never.</param>
internal sealed record Caller(string Account, string Arn, string UserId, DateTimeOffset? Expires = null)
{
    /// <summary>Account of calls whose access key names none.</summary>
    public const string DefaultAccount = "000000000000";

    public static Caller Root(Partition partition, string account) => new(account, partition.IamArn(account, "root"), account);

    /// <summary>Returns true if its credentials belong to the partition.</summary>
    public bool IsKnownIn(Partition partition) => Arn.StartsWith($"arn:{partition.Name}:", StringComparison.Ordinal);
}
