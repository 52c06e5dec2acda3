namespace PrivateLinkKit.Features.Stacks;

internal static class StackRules
{
    private static readonly IStackRule[] All =
    [
        new NameRule(),
        new PlacementRule(),
        new RegionRule(),
        new AccountRule(),
        new PartitionRule(),
        new FeatureRule(),
        new TagRule(),
    ];

    public static IEnumerable<StackValidationError> Check(StackOutline stack) => All.SelectMany(rule => rule.Check(stack));
}
