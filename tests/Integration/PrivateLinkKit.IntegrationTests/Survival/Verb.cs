namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>What is done to the Task API while things go wrong.</summary>
public enum Verb
{
    /// <summary>It is made where nothing is.</summary>
    Apply,

    /// <summary>It is brought from what it was first to what it is to be next.</summary>
    Update,

    /// <summary>It is destroyed.</summary>
    Destroy,
}
