namespace PrivateLinkKit.Engine.Model;

/// <summary>Nodes depend on each other in a circle.</summary>
/// <param name="circle">The nodes, each before one that it depends on; the first is repeated at the end.</param>
internal sealed class CircularDependencyException<T>(IReadOnlyList<T> circle) : InvalidOperationException($"Circular dependency: {Text(circle)}.")
{
    public IReadOnlyList<T> Circle => circle;

    public static string Text(IEnumerable<T> circle) => string.Join(" -> ", circle);
}
