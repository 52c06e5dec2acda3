using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Checks the features that other projects add.</summary>
internal sealed class FeatureRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack) =>
    [
        .. stack.Features.CountBy(feature => feature.Name).Where(name => name.Value > 1).Select(name => new StackValidationError(
            stack.Name, name.Key, "Several features have this name.", "Give each a name of its own.")),
        .. stack.Features.SelectMany(feature => feature.Validate(stack.Name)),
    ];
}
