namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>An operation of a matrix, as it is undisturbed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stack">The stack to apply; null: the previous one is destroyed.</param>
/// <param name="Previous">The stack before it; null: none.</param>
internal sealed record MatrixStep(string Name, PrivateLinkStack? Stack, PrivateLinkStack? Previous)
{
    /// <summary>Its calls that faults hit, in their order.</summary>
    public IReadOnlyList<CallSite> Calls { get; init; } = [];

    /// <summary>The resources afterwards.</summary>
    public IReadOnlyList<ExistingResource> Resources { get; init; } = [];

    /// <summary>Runs as a new process.</summary>
    public Task RunAsync(ConformanceRun run, CancellationToken cancellationToken = default) =>
        Stack is { } stack ? run.ApplyAsync(stack, cancellationToken) : run.DestroyAsync(Previous!, cancellationToken: cancellationToken);
}
