namespace PrivateLinkKit.Features.Stacks;

/// <summary>Features have unique names and obey their own rules.</summary>
internal sealed class FeatureRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackOutline stack) =>
    [
        .. stack.Stack.Home.Features.CountBy(feature => feature.Name).Where(name => name.Value > 1).Select(name => new StackValidationError(
            stack.Stack.Name, name.Key, "Several features have this name.", "Give each a name of its own.")),
        .. stack.Features.SelectMany(own => own.Feature.Validate(own.Context)),
    ];
}
