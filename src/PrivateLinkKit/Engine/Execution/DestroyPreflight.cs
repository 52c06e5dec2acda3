using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Finds, before the first deletion, what would stop a destroy half-way.</summary>
internal static class DestroyPreflight
{
    /// <param name="operation">The operation.</param>
    /// <param name="observed">The resources to be deleted.</param>
    /// <param name="known">Obstacles that were found already.</param>
    /// <exception cref="DestroyBlockedException">There is an obstacle.</exception>
    public static async Task CheckAsync(Operation operation, ObservedStack observed, IEnumerable<DestroyFinding> known)
    {
        var contexts = observed.Resources.Select(resource => resource.At).Distinct().Select(at => operation.ContextFor(at));
        var found = await operation.TypedAsync("checked for obstacles", () => Task.WhenAll(
            from context in contexts from handler in operation.Modules.Kinds select handler.BlockersAsync(observed, context)));
        List<DestroyFinding> findings =
        [
            .. known.Concat(found.SelectMany(findings => findings)).Distinct()
                .OrderBy(finding => finding.LogicalId, StringComparer.Ordinal).ThenBy(finding => finding.Code)
                .ThenBy(finding => finding.ResourceId, StringComparer.Ordinal),
        ];
        if (findings.Count > 0)
        {
            throw new DestroyBlockedException(operation.Stack, findings);
        }
    }
}
