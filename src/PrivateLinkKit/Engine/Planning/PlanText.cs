using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit.Engine.Planning;

internal static class PlanText
{
    /// <summary>Number of locations named; a stack may have thousands of consumers.</summary>
    private const int Named = 3;

    public static string Write(Plan plan, PlanTextOptions options) => Join(Lines(plan, options, (action, property) => Line(action, property, options)));

    /// <summary>Names new properties without their values.</summary>
    public static string ForLogs(Plan plan) => Join(LinesForLogs(plan));

    /// <inheritdoc cref="ForLogs"/>
    public static IEnumerable<string> LinesForLogs(Plan plan) =>
        Lines(plan, PlanTextOptions.Default, (action, property) => action is ChangeAction.Create ? null : Line(action, property, PlanTextOptions.Default));

    private static string Join(IEnumerable<string> lines) => string.Join(Environment.NewLine, lines.Select(Printable.Escape));

    /// <param name="plan">The plan.</param>
    /// <param name="options">Content of the text.</param>
    /// <param name="line">Text of a property; null omits it.</param>
    private static IEnumerable<string> Lines(Plan plan, PlanTextOptions options, Func<ChangeAction, PropertyChange, string?> line)
    {
        yield return $"Plan for {plan.StackName}{In(plan.Locations)}: {Summary(plan)}";
        foreach (var note in plan.Notes)
        {
            yield return $"Note: {note.Text}";
        }

        foreach (var unit in plan.Units.Where(unit => unit.Status is not UnitStatus.Ready))
        {
            yield return unit.Status is UnitStatus.Unreachable
                ? $"  ? {unit.Name} in {unit.Location} is unreachable, and nothing is planned for it: {unit.Reason}"
                : $"  ? {unit.Name} in {unit.Location} is held back: {unit.Reason}";
        }

        if (plan.IsEmpty)
        {
            var elsewhere = plan.Units.Any(unit => unit.Status is not UnitStatus.Ready) ? " elsewhere" : "";
            yield return plan.IsDestroy ? $"Nothing to delete{elsewhere}." : $"No changes: AWS matches the description{elsewhere}.";
        }

        foreach (var connection in plan.RejectedConnections)
        {
            yield return $"  x {connection.EndpointId} of account {connection.AccountId}: its connection is rejected";
        }

        var shown = plan.Changes.Where(change => change.Action is not ChangeAction.None || change.Ignored.Count > 0).ToList();
        var width = shown.Select(change => change.LogicalId.Length).DefaultIfEmpty().Max();
        foreach (var change in shown)
        {
            yield return $"  {Sign(change.Action)} {change.LogicalId.PadRight(width)}  {change.ResourceType}" + change switch
            {
                { IsHeld: true } => $"  {change.PhysicalId}: held back, {change.HoldReason}",
                { WasLost: true } => $"  {change.Reason}",
                { Action: ChangeAction.Create } => "",
                _ => $"  {change.PhysicalId}: {change.Reason}",
            };

            foreach (var told in change.Properties.Select(property => line(change.Action, property)).OfType<string>())
            {
                yield return $"      {told}";
            }

            foreach (var property in change.Ignored)
            {
                yield return $"      {Ignored(property, options)}";
            }
        }

        foreach (var guarded in plan.IsEmpty ? [] : InterruptionLines(plan.Interruptions).Concat(FindingLines(plan.Findings)))
        {
            yield return guarded;
        }
    }

    private static IEnumerable<string> InterruptionLines(IReadOnlyList<Interruption> interruptions) => interruptions.Count == 0 ? [] :
    [
        $"Interruptions: {interruptions.Count(one => one.IsStated)} stated, {interruptions.Count(one => !one.IsStated)} as a consequence",
        .. interruptions.Select(interruption => $"  {interruption}"),
    ];

    private static IEnumerable<string> FindingLines(IReadOnlyList<PreflightFinding> findings) =>
        findings.Count == 0 ? [] : [$"Findings: {findings.Count}", .. findings.Select(finding => $"  {finding}")];

    private static string In(IReadOnlyList<PlanLocation> locations) => locations.Count == 0 ? ""
        : $" in {string.Join(", ", locations.Take(Named))}{(locations.Count > Named ? $" and {locations.Count - Named} more" : "")}";

    private static string Summary(Plan plan) =>
        string.Join(", ",
            $"{plan.Count(ChangeAction.Create)} to create",
            $"{plan.Count(ChangeAction.Update)} to update",
            $"{plan.Count(ChangeAction.Replace)} to replace",
            $"{plan.Count(ChangeAction.Delete)} to delete",
            $"{plan.Count(ChangeAction.None)} unchanged");

    private static char Sign(ChangeAction action) => action switch
    {
        ChangeAction.Create => '+',
        ChangeAction.Update => '~',
        ChangeAction.Replace => '!',
        ChangeAction.Delete => '-',
        _ => ' ',
    };

    private static string Line(ChangeAction action, PropertyChange property, PlanTextOptions options) => action is ChangeAction.Create
        ? $"{property.Name}: {options.Shown(property.New)}"
        : property.ToString(options) + (property.RequiresReplacement ? " (needs a new resource)" : "") + Reasons.Note(property.Origin);

    private static string Ignored(PropertyChange property, PlanTextOptions options) =>
        $"{property.Name}: {options.Shown(property.Old) ?? "(none)"} (ignored; described {options.Shown(property.New) ?? "(none)"})";
}
