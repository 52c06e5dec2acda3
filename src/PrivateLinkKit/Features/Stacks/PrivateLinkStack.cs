using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A complete, valid description of a private service and its consumers. Immutable; independent of the state of AWS.</summary>
public sealed class PrivateLinkStack
{
    /// <exception cref="StackValidationException">The description breaks rules; all errors are listed.</exception>
    internal PrivateLinkStack(StackDescription description)
    {
        Outline = new StackOutline(description);
        EquatableList<StackValidationError> errors = StackRules.Check(Outline).ToEquatableList();
        if (errors.Count > 0)
        {
            throw new StackValidationException(description.Name, errors);
        }
    }

    /// <summary>The name given to <see cref="PrivateLink.ExposeService"/>; the value of the ownership tag <c>privatelinkkit:stack</c>.</summary>
    public string Name => Outline.Stack.Name;

    internal StackOutline Outline { get; }

    /// <summary>Returns the same stack in this region, unless the description names one: derived zones and ARNs are known then.</summary>
    /// <exception cref="StackValidationException">The description breaks rules of the region.</exception>
    internal PrivateLinkStack In(string? region) => region is null || Outline.Units[0].Placement.Region is not null
        ? this
        : new PrivateLinkStack(Outline.Stack.At(Outline.Stack.Home.Placement with { Region = region }));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
