using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>
/// Composed resources are in their feature's unit, have valid, unique logical ids and tags, and refer to resources of their unit or of the service.
/// </summary>
internal static partial class CompositionRule
{
    /// <summary>An ownership tag holds the logical id.</summary>
    private const int MaxLength = 256;

    public static IReadOnlyList<StackValidationError> Check(IReadOnlyList<(FeatureContext Context, Resource Resource)> composed)
    {
        var ids = composed.Select(own => own.Resource.Id).ToHashSet();
        return
        [
            .. composed.CountBy(own => own.Resource.Id).Where(id => id.Value > 1).Select(id => new StackValidationError(
                $"{id.Key}", $"{id.Key}", "Several resources have this logical id.", "Let the feature give its resources other names.")),
            .. composed.SelectMany(own => Check(own.Context, own.Resource, ids)),
        ];
    }

    /// <summary>Checks of another unit or place would never be made.</summary>
    public static IReadOnlyList<StackValidationError> Check(IReadOnlyList<(FeatureContext Context, IGraphCheck Check)> checks) =>
    [
        .. from own in checks
           where own.Check.Id.Unit != own.Context.UnitName
           select new StackValidationError($"{own.Check.Id}", $"{own.Check.Id}", $"The check is not of {own.Context.UnitName}, whose feature makes it.",
               "Make its Id with FeatureContext.Id."),
        .. from own in checks
           where own.Check.At != own.Context.At
           select new StackValidationError($"{own.Check.Id}", $"{own.Check.At}",
               $"The check is in another account or region than {own.Context.UnitName}.", "Set its At to FeatureContext.At."),
    ];

    /// <summary>Returns the error of resources of which none can be created first.</summary>
    public static StackValidationError Circle(IReadOnlyList<ResourceGraph.Milestone> circle) => new(
        $"{circle[0].Id}", CircularDependencyException<ResourceGraph.Milestone>.Text(circle), "These resources wait for each other in a circle.",
        "Remove one of the references, or an entry of After, AfterReady or ReadyAfter.");

    private static IEnumerable<StackValidationError> Check(FeatureContext context, Resource resource, HashSet<LogicalId> ids)
    {
        var id = $"{resource.Id}";
        if (id.Length > MaxLength || !Id().IsMatch(id) || resource.Id.Unit != context.UnitName)
        {
            yield return new StackValidationError(id, id, $"This is not a valid logical id in {context.UnitName}.",
                $"Make it with FeatureContext.Id of at most {MaxLength - context.UnitName.Length - 1} letters, digits and characters _.:/=+-@.");
        }

        if (resource.At != context.At)
        {
            yield return new StackValidationError(id, $"{resource.At}", $"The resource is in another account or region than {context.UnitName}.",
                "Set its At to FeatureContext.At.");
        }

        foreach (var other in resource.DependsOn.Concat(resource.ReadyAfter).Distinct())
        {
            if (!ids.Contains(other))
            {
                yield return new StackValidationError(id, $"{other}", "The resource refers to this one, which the stack does not have.",
                    "Correct the logical id, or add the feature that composes it.");
            }
            else if (other.Unit != context.UnitName && other.Unit != context.StackName)
            {
                yield return new StackValidationError(id, $"{other}", "The resource refers to one of a consumer, which has an outcome of its own.",
                    "Refer to resources of the service only.");
            }
        }

        foreach (var error in TagRule.Check(id, resource.Tags))
        {
            yield return error;
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_.:/=+@-]+\z")]
    private static partial Regex Id();
}
