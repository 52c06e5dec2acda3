namespace PrivateLinkKit;

/// <summary>The consent was given for another stack, or for a stack of the same name at another home. Nothing was changed.</summary>
public sealed class WrongConsentException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stackName">The stack's name.</param>
    /// <param name="home">Account and region of its provider.</param>
    /// <param name="consentedStackName">Name of the stack that the consent is for.</param>
    /// <param name="consentedHome">Account and region of that stack's provider.</param>
    public WrongConsentException(string stackName, string home, string consentedStackName, string consentedHome)
        : base($"Stack {stackName} at {home}: the consent is for {consentedStackName} at {consentedHome}, so nothing was changed. Plan this stack, and consent "
            + "to that plan's interruptions.")
    {
        (StackName, Home, ConsentedStackName, ConsentedHome) = (stackName, home, consentedStackName, consentedHome);
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>Account and region of the stack's provider.</summary>
    public string Home { get; }

    /// <summary>Name of the stack that the consent is for.</summary>
    public string ConsentedStackName { get; }

    /// <summary>Account and region of the provider of the stack that the consent is for.</summary>
    public string ConsentedHome { get; }
}
