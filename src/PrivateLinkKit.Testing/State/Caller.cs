namespace PrivateLinkKit.Testing.State;

/// <summary>An identity, as <c>GetCallerIdentity</c> answers it.</summary>
internal sealed record Caller(string Account, string Arn, string UserId)
{
    public static Caller Root(string account) => new(account, $"arn:aws:iam::{account}:root", account);
}
