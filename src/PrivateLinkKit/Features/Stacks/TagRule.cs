using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.Features.Stacks;

/// <summary>Checks tags against the limits of all services.</summary>
internal sealed partial class TagRule : IStackRule
{
    private const int MaxTags = OwnershipTags.Limit - OwnershipTags.MaxCount;

    public IEnumerable<StackValidationError> Check(StackOutline stack) => Check(stack.Stack);

    private static IEnumerable<StackValidationError> Check(StackDescription stack) =>
    [
        .. stack.Home.Tags.SelectMany(tag => Check(stack.Name, tag)),
        .. Count(stack.Name, stack.Home.Tags),
        .. stack.Consumers.SelectMany(consumer => consumer.Tags.SelectMany(tag => Check(consumer.Name, tag))),
        .. stack.Consumers.Where(consumer => consumer.Tags.Count > 0).SelectMany(consumer => Count(consumer.Name, stack.Home.Tags.With(consumer.Tags))),
    ];

    /// <summary>Returns the errors of a resource's tags.</summary>
    public static IEnumerable<StackValidationError> Check(string id, EquatableList<Tag> tags) =>
    [
        .. tags.SelectMany(tag => Check(id, tag)),
        .. Count(id, tags),
        .. tags.CountBy(tag => tag.Key).Where(key => key.Value > 1).Select(key => new StackValidationError(
            id, key.Key, "Several tags have this key.", "Add tags with FeatureContext.TagsWith, which keeps the last.")),
    ];

    private static IEnumerable<StackValidationError> Check(string id, Tag tag)
    {
        if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || tag.Key.StartsWith(OwnershipTags.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            yield return new StackValidationError(id, tag.Key, "This prefix of tag keys is reserved.",
                "Begin the key with neither 'aws:' nor 'privatelinkkit:'.");
        }

        if (tag.Key.Length is 0 or > 128 || !Characters().IsMatch(tag.Key))
        {
            yield return new StackValidationError(id, tag.Key, "This is not a valid tag key.",
                "Use 1 to 128 letters, digits, blanks and the characters _.:/=+-@.");
        }

        if (tag.Value.Length > 256 || !Characters().IsMatch(tag.Value))
        {
            yield return new StackValidationError(
                id,
                tag.Value,
                $"This is not a valid value for the tag '{tag.Key}'.",
                "Use at most 256 letters, digits, blanks and the characters _.:/=+-@.");
        }
    }

    private static IEnumerable<StackValidationError> Count(string id, EquatableList<Tag> tags) =>
        tags.Count <= MaxTags
            ? []
            : [new StackValidationError(id, $"{tags.Count} tags", $"The limit of a resource is {MaxTags} tags beside the library's own.", "Use fewer.")];

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Characters();
}
