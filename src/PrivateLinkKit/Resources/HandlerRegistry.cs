namespace PrivateLinkKit.Resources;

/// <summary>The one list of kinds that the engine knows.</summary>
internal static class HandlerRegistry
{
    private static readonly Dictionary<string, ResourceHandler> ByKind = new ResourceHandler[]
    {
    }.ToDictionary(handler => handler.Kind);

    public static IReadOnlyCollection<ResourceHandler> All => ByKind.Values;

    public static ResourceHandler Of(string kind) =>
        ByKind.GetValueOrDefault(kind) ?? throw new NotSupportedException($"No handler for resources of type {kind}.");
}
