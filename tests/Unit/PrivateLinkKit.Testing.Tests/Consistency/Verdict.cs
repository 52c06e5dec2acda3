namespace PrivateLinkKit.Testing.Tests.Consistency;

internal enum Explained
{
    Yes,
    No,

    /// <summary>Not every order was tried in time.</summary>
    NotInTime,
}

/// <summary>Result of the search, with a report if no order was found.</summary>
internal sealed record Verdict(Explained Explained, string Report);
