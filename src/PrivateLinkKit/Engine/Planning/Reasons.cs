using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>Reasons for changes, in one sentence each.</summary>
internal static class Reasons
{
    public static string OfNone(IReadOnlyCollection<string> untold) =>
        untold.Count == 0 ? "is unchanged" : $"is unchanged; AWS does not return {string.Join(", ", untold)}, assumed to be as applied";

    public static string OfCreate(bool wasLost) => wasLost ? "was deleted in AWS" : "does not exist yet";

    public static string OfUpdate(IReadOnlyList<PropertyChange> differing) =>
        string.Join("; ", differing.GroupBy(property => property.Origin).OrderBy(group => group.Key).Select(group => Sentence([.. group], group.Key)));

    public static string OfReplacement(IReadOnlyList<PropertyChange> differing)
    {
        var fixedOnes = differing.Where(property => property.RequiresReplacement).ToList();
        return $"{OfUpdate(fixedOnes)}; AWS cannot change {Names(fixedOnes)} of an existing resource";
    }

    public static string OfReplacement(IReadOnlyList<PropertyChange> held, IEnumerable<LogicalId> users) =>
        $"{OfUpdate(held)}; AWS does not change {Names(held)} while it is used by {string.Join(", ", users)}";

    /// <summary>Returns the note after a property in a plan's text.</summary>
    public static string Note(ChangeOrigin origin) => origin switch
    {
        ChangeOrigin.Aws => " (changed in AWS)",
        ChangeOrigin.Description => " (changed in the description)",
        _ => "",
    };

    private static string Sentence(List<PropertyChange> properties, ChangeOrigin origin) => (origin, properties.Count) switch
    {
        (ChangeOrigin.Aws, 1) => $"{Names(properties)} was changed in AWS",
        (ChangeOrigin.Aws, _) => $"{Names(properties)} were changed in AWS",
        (ChangeOrigin.Description, _) => $"{Names(properties)} changed in the description",
        (ChangeOrigin.Reference, 1) => $"{Names(properties)} follows what it refers to",
        (ChangeOrigin.Reference, _) => $"{Names(properties)} follow what they refer to",
        (_, 1) => $"{Names(properties)} differs",
        _ => $"{Names(properties)} differ",
    };

    private static string Names(IEnumerable<PropertyChange> properties) => string.Join(", ", properties.Select(property => property.Name));
}
