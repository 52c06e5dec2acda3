using System.Text.RegularExpressions;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Features have valid, unique names, publish outputs that a service has once only once, and obey their own rules.</summary>
internal sealed partial class FeatureRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackOutline stack) =>
    [
        .. stack.Stack.Home.Features.Where(feature => !Name().IsMatch(feature.Name)).Select(feature => new StackValidationError(
            stack.Stack.Name, feature.Name, "This is not a valid name for a feature.", "Use lower-case letters, digits and hyphens.")),
        .. stack.Stack.Home.Features.CountBy(feature => feature.Name).Where(name => name.Value > 1).Select(name => new StackValidationError(
            stack.Stack.Name, name.Key, "Several features have this name.", "Give each a name of its own.")),
        .. stack.Features.Take(stack.Stack.Home.Features.Count)
            .SelectMany(own => own.Context.SingleOutputs, (own, type) => (Id: own.Context.Id(own.Feature.Name), Type: type))
            .GroupBy(output => output.Type).SelectMany(outputs => outputs.Skip(1)).Select(output => new StackValidationError(
                $"{output.Id}", output.Type.Name, "Another feature of the service publishes one, and it has one only.", "Publish a type of your own.")),
        .. stack.Features.SelectMany(own => Check(own.Feature, own.Context)),
    ];

    private static List<StackValidationError> Check(StackFeature feature, FeatureContext context)
    {
        List<StackValidationError> errors = [];
        try
        {
            foreach (var error in feature.Validate(context))
            {
                errors.Add(error);
            }
        }
        catch (StackValidationException failure)
        {
            errors.AddRange(failure.Errors);
        }

        return errors;
    }

    [GeneratedRegex(@"^[a-z0-9-]+\z")]
    private static partial Regex Name();
}
