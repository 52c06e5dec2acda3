namespace PrivateLinkKit.Testing.Tests.Consistency;

internal enum Explained
{
    Yes,
    No,

    /// <summary>There were more orders to try than time.</summary>
    NotInTime,
}

/// <summary>Whether an order of calls explains their answers, and what there is to say if none was found.</summary>
internal sealed record Verdict(Explained Explained, string Report);
