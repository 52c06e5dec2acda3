using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Settings shared by all resources of the service or of one consumer.</summary>
internal sealed record Unit(string Stack, string Name, Placement At, EquatableList<Tag> Tags)
{
    public LogicalId Id(string part) => new(Name, part);
}
