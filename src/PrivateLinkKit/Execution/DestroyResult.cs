namespace PrivateLinkKit;

/// <summary>What a destroy did.</summary>
public sealed class DestroyResult
{
    internal DestroyResult(string stackName, IReadOnlyList<ChangeOutcome> outcomes, IReadOnlyDictionary<string, int> calls)
    {
        StackName = stackName;
        Outcomes = outcomes;
        Calls = calls;
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>What became of each resource that the stack owned.</summary>
    public IReadOnlyList<ChangeOutcome> Outcomes { get; }

    /// <summary>The AWS calls that it took, by operation.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; }
}
