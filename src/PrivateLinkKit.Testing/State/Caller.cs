using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.State;

/// <summary>An identity, as <c>GetCallerIdentity</c> returns it.</summary>
/// <param name="Account">The account it acts in.</param>
/// <param name="Arn">Its name.</param>
/// <param name="UserId">Its unique id.</param>
/// <param name="Expires">Expiry of its credentials; null: never.</param>
internal sealed partial record Caller(string Account, string Arn, string UserId, DateTimeOffset? Expires = null)
{
    /// <summary>Account of calls whose access key names none.</summary>
    public const string DefaultAccount = "000000000000";

    /// <summary>Its name in policies. A session acts for its role: <c>arn:aws:sts::A:assumed-role/R/S</c> is <c>arn:aws:iam::A:role/R</c>.</summary>
    public string IamArn => Session().Replace(Arn, "arn:$1:iam::$2:role/$3");

    public static Caller Root(Partition partition, string account) => new(account, partition.IamArn(account, "root"), account);

    /// <summary>Returns true if its credentials belong to the partition.</summary>
    public bool IsKnownIn(Partition partition) => Arn.StartsWith($"arn:{partition.Name}:", StringComparison.Ordinal);

    [GeneratedRegex("""^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role/([^/]+)/.*\z""")]
    private static partial Regex Session();
}
