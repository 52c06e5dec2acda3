namespace PrivateLinkKit.Hosting;

/// <inheritdoc cref="IStackMonitor"/>
internal sealed class StackMonitor(IEnumerable<StackKeeper> keepers) : IStackMonitor
{
    private readonly IReadOnlyList<StackKeeper> _keepers = [.. keepers];

    public IReadOnlyList<StackStatus> Stacks => [.. _keepers.Select(keeper => keeper.Status)];

    public StackStatus StatusOf(string name) => _keepers
        .FirstOrDefault(keeper => keeper.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Status ?? throw new ArgumentException(
        $"No stack is registered as '{name}'. {(_keepers.Count == 0 ? "There is none; register it with AddStack." : $"There are: {string.Join(", ", _keepers.Select(keeper => keeper.Name))}.")}", nameof(name));
}
