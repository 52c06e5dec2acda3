namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>Operation on the Task API under fault injection.</summary>
public enum Verb
{
    /// <summary>Creates the stack from nothing.</summary>
    Apply,

    /// <summary>Changes the stack from one description to another.</summary>
    Update,

    /// <summary>Destroys the stack.</summary>
    Destroy,
}
