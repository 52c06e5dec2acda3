using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A complete, valid description of a private service and its consumers. Immutable; independent of the state of AWS.</summary>
public sealed class PrivateLinkStack
{
    private readonly StackDraft _draft;

    /// <exception cref="StackValidationException">The description breaks rules; all errors are listed.</exception>
    internal PrivateLinkStack(StackDraft draft)
    {
        EquatableList<StackValidationError> faults = StackRules.Check(draft).ToEquatableList();
        if (faults.Count > 0)
        {
            throw new StackValidationException(draft.Name, faults);
        }

        _draft = draft;
        Spec = SpecFactory.Create(draft);
    }

    /// <summary>The name given to <see cref="PrivateLink.ExposeService"/>; the value of the ownership tag <c>privatelinkkit:stack</c>.</summary>
    public string Name => Spec.Name;

    internal StackSpec Spec { get; }

    /// <summary>Returns the same stack in this region, unless the description names one: derived zones and ARNs are known then.</summary>
    /// <exception cref="StackValidationException">The description breaks rules of the region.</exception>
    internal PrivateLinkStack In(string? region) => region is null || Spec.Placement.Region is not null
        ? this
        : new PrivateLinkStack(_draft with { Placement = _draft.Placement with { Region = region } });

    /// <inheritdoc/>
    public override string ToString() => Name;
}
