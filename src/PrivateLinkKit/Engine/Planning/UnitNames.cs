using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Names of units in options.</summary>
internal static class UnitNames
{
    /// <summary>Number of units named in an error; a stack may have thousands of consumers.</summary>
    private const int Named = 20;

    /// <summary>Returns the graph limited to the named units; null: all.</summary>
    /// <exception cref="ArgumentException">No unit is named, or one that the stack does not have.</exception>
    public static ResourceGraph Limit(ResourceGraph graph, IReadOnlyCollection<string>? names)
    {
        if (names is null)
        {
            return graph;
        }

        var unknown = names.Where(name => !graph.Units.Contains(name)).Distinct().ToList();
        return names.Count == 0 ? throw Error("PlanOptions.Units names no unit; leave it null for all units.")
            : unknown.Count > 0 ? throw Error($"Stack {graph.Stack} has no unit {string.Join(", ", unknown.Select(name => $"'{name}'"))}.")
            : graph.LimitedTo(names.ToHashSet());

        ArgumentException Error(string problem) => new(
            $"{problem} Units: {string.Join(", ", graph.Units.Take(Named))}{(graph.Units.Count > Named ? $" and {graph.Units.Count - Named} more" : "")}.");
    }
}
