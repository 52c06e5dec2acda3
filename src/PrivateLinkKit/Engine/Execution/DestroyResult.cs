namespace PrivateLinkKit;

/// <summary>Result of a destroy.</summary>
public sealed class DestroyResult
{
    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>Outcome of each resource that the stack owned.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; init; } = [];

    /// <summary>The number of AWS calls by operation.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new Dictionary<string, int>();
}
