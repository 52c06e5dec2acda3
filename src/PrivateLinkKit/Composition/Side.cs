using PrivateLinkKit.Model;

namespace PrivateLinkKit.Composition;

/// <summary>What all resources of the provider, or of one consumer, have in common.</summary>
internal sealed record Side(string Stack, string Name, Placement At, EquatableList<Tag> Tags)
{
    public LogicalId Id(string part) => new(Name, part);
}
