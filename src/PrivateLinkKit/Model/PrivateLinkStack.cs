using PrivateLinkKit.Model;

namespace PrivateLinkKit;

/// <summary>A private service and its consumers, described completely and found valid. Immutable; knows nothing of AWS yet.</summary>
public sealed class PrivateLinkStack
{
    internal PrivateLinkStack(StackSpec spec) => Spec = spec;

    /// <summary>The name given to <see cref="PrivateLink.ExposeService"/>; the value of the ownership tag <c>privatelinkkit:stack</c>.</summary>
    public string Name => Spec.Name;

    internal StackSpec Spec { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
