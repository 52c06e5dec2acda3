using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>Entry point: describes a private service.</summary>
public static class PrivateLink
{
    /// <summary>Begins a stack that exposes a private service. Nothing is checked before <see cref="PrivateLinkStackBuilder.Build"/>.</summary>
    /// <param name="name">
    /// The service's and the stack's name: 1 to 24 lower-case letters, digits and single hyphens, beginning with a letter. It becomes the
    /// ownership tag <c>privatelinkkit:stack</c> and the prefix of resource names.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static ServiceBuilder ExposeService(string name) => new(new StackDescription(new UnitDescription(Argument.NotNull(name))));
}
