namespace PrivateLinkKit;

/// <summary>AWS holds several resources with the same stack and logical id in their ownership tags, so it is not clear which one is meant.</summary>
public sealed class DuplicateResourceException : PrivateLinkException
{
    internal DuplicateResourceException(string stack, IReadOnlyDictionary<string, List<string>> physicalIds)
        : base($"Stack {stack} has several AWS resources under one logical id: "
            + string.Join("; ", physicalIds.Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value)}"))
            + ". Delete the ones that are not in use, or remove their tag privatelinkkit:stack, and plan again.")
    {
        LogicalIds = [.. physicalIds.Keys];
    }

    /// <summary>The logical ids that are taken more than once.</summary>
    public IReadOnlyList<string> LogicalIds { get; }
}
