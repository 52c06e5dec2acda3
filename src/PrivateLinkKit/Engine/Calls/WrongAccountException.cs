namespace PrivateLinkKit;

/// <summary>Credentials are not of the expected account. Only STS was called with them.</summary>
public sealed class WrongAccountException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="expectedAccount">Account id that was expected.</param>
    /// <param name="actualAccount">Account id of the credentials; null if STS cannot be asked.</param>
    /// <param name="expectedBy">Key of the option, ARN of the role, or <c>plan</c>: where the expected account comes from.</param>
    public WrongAccountException(string expectedAccount, string? actualAccount, string expectedBy)
        : base(Text(expectedAccount, actualAccount, expectedBy))
    {
        ExpectedAccount = expectedAccount;
        ActualAccount = actualAccount;
        ExpectedBy = expectedBy;
    }

    /// <summary>Account id that was expected.</summary>
    public string ExpectedAccount { get; }

    /// <summary>Account id of the credentials; null if STS cannot be asked.</summary>
    public string? ActualAccount { get; }

    /// <summary>Key of the option, such as <c>ExpectedAccount</c>, ARN of the role, or <c>plan</c>: where the expected account comes from.</summary>
    public string ExpectedBy { get; }

    internal const string OfPlan = "plan";

    private static string Text(string expected, string? actual, string by) => actual switch
    {
        null => $"The account of the credentials is not known, because STS cannot be asked, and {by} expects {expected}. Register an "
            + $"IAmazonSecurityTokenService beside the other clients, call AWS or an emulator that implements STS, or remove {by}.",
        _ when by is OfPlan => $"The plan was made with credentials of account {expected}, and these are of {actual}. Plan again with them, or apply the plan "
            + $"with credentials of {expected}.",
        _ when by.StartsWith("arn:", StringComparison.Ordinal) => $"The session of {by} is in account {actual}, not in {expected}. Check which STS is called: "
            + "ServiceUrl, or the registered IAmazonSecurityTokenService.",
        _ => $"The credentials are of account {actual}, and {by} expects {expected}. Use credentials of {expected}, or correct {by}.",
    };
}
