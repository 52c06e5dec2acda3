namespace PrivateLinkKit.Hosting;

/// <inheritdoc cref="IStackMonitor"/>
internal sealed class StackMonitor(IEnumerable<StackReconciler> reconcilers) : IStackMonitor
{
    private readonly IReadOnlyList<StackReconciler> _reconcilers = [.. reconcilers];

    public IReadOnlyList<StackStatus> Stacks => [.. _reconcilers.Select(reconciler => reconciler.Status)];

    public StackStatus StatusOf(string name) => _reconcilers
        .FirstOrDefault(reconciler => reconciler.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Status ?? throw new ArgumentException(
        $"No stack is registered as '{name}'. {Registered}", nameof(name));

    private string Registered => _reconcilers.Count == 0
        ? "No such stack; register it with AddStack."
        : $"There are: {string.Join(", ", _reconcilers.Select(reconciler => reconciler.Name))}.";
}
