namespace PrivateLinkKit;

/// <summary>
/// The account of the host's own credentials is not known, because STS cannot be asked. A stack is identified by its name and its provider's account and
/// region, so nothing was read or changed.
/// </summary>
public sealed class UnknownAccountException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stackName">The stack's name.</param>
    public UnknownAccountException(string stackName)
        : base($"Stack {stackName} cannot be identified: the account of the credentials is not known, because STS cannot be asked. Register an "
            + "IAmazonSecurityTokenService beside the other clients, call AWS or an emulator that implements STS, or set the provider's role (AsRole).") =>
        StackName = stackName;

    /// <summary>The stack's name.</summary>
    public string StackName { get; }
}
