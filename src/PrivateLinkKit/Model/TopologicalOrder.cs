namespace PrivateLinkKit.Model;

internal static class TopologicalOrder
{
    /// <summary>Every node after all the nodes it depends on; among equals in the order given. Nodes are told apart by reference. Dependencies outside <paramref name="nodes"/> are passed over.</summary>
    /// <exception cref="InvalidOperationException">The nodes depend on each other in a circle.</exception>
    public static List<T> Of<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> dependsOn)
        where T : class
    {
        var all = nodes.ToList();
        var known = new HashSet<T>(all, ReferenceEqualityComparer.Instance);
        var begun = new HashSet<T>(ReferenceEqualityComparer.Instance);
        var done = new HashSet<T>(ReferenceEqualityComparer.Instance);
        var path = new List<T>();
        var order = new List<T>(all.Count);

        foreach (var node in all)
        {
            Visit(node);
        }

        return order;

        void Visit(T node)
        {
            if (done.Contains(node))
            {
                return;
            }

            if (!begun.Add(node))
            {
                throw new InvalidOperationException($"These depend on each other in a circle: {string.Join(" -> ", path.SkipWhile(item => item != node))} -> {node}.");
            }

            path.Add(node);
            foreach (var dependency in dependsOn(node).Where(known.Contains))
            {
                Visit(dependency);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(node);
            order.Add(node);
        }
    }
}
