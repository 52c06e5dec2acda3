namespace PrivateLinkKit.Engine.Model;

internal static class TopologicalOrder
{
    /// <summary>Returns every node after its dependencies; otherwise in the order given.</summary>
    /// <param name="nodes">The nodes. Dependencies on other nodes are ignored.</param>
    /// <param name="dependsOn">The dependencies of a node.</param>
    /// <param name="identity">Returns a node's key; null: the node's own equality.</param>
    /// <exception cref="CircularDependencyException{T}">The nodes have a circular dependency.</exception>
    public static List<T> Of<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> dependsOn, IEqualityComparer<T>? identity = null)
        where T : notnull
    {
        var all = nodes.ToList();
        var known = new HashSet<T>(all, identity);
        var begun = new HashSet<T>(all.Count, identity);
        var done = new HashSet<T>(all.Count, identity);
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
                throw new CircularDependencyException<T>([.. path.SkipWhile(item => !known.Comparer.Equals(item, node)), node]);
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
