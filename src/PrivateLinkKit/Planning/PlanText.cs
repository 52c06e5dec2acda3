using System.Text;

namespace PrivateLinkKit.Planning;

internal static class PlanText
{
    public static string Write(Plan plan) => Write(plan, Line);

    /// <summary>What is new by its name alone, and nothing of what environment variables are set to: people put secrets there.</summary>
    public static string ForLogs(Plan plan) => Write(plan, (action, property) =>
        action is ChangeAction.Create ? null
        : property.Name.EndsWith(".Environment", StringComparison.Ordinal) ? $"{property.Name}: (not logged)"
        : Line(action, property));

    /// <param name="plan">What is written.</param>
    /// <param name="line">How a property is told; null: it is not.</param>
    private static string Write(Plan plan, Func<ChangeAction, PropertyChange, string?> line)
    {
        var text = new StringBuilder();
        text.Append("Plan for ").Append(plan.StackName).Append(": ").AppendLine(Summary(plan));
        if (plan.IsEmpty)
        {
            return text.Append("AWS is as wanted; there is nothing to do.").ToString();
        }

        var shown = plan.Changes.Where(change => change.Action is not ChangeAction.None).ToList();
        var width = shown.Max(change => change.LogicalId.Length);
        foreach (var change in shown)
        {
            text.AppendLine();
            text.Append($"  {Sign(change.Action)} {change.LogicalId.PadRight(width)}  {change.ResourceType}");
            text.Append(change switch
            {
                { WasLost: true } => $"  {change.Reason}",
                { Action: ChangeAction.Create } => "",
                _ => $"  {change.PhysicalId}: {change.Reason}{(change.InterruptsConsumers ? " (cuts off connected consumers)" : "")}",
            });

            foreach (var told in change.Properties.Select(property => line(change.Action, property)).OfType<string>())
            {
                text.AppendLine().Append($"      {told}");
            }
        }

        return text.AppendLine().ToString().TrimEnd();
    }

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

    private static string Line(ChangeAction action, PropertyChange property) =>
        action is ChangeAction.Create
            ? $"{property.Name}: {property.New}"
            : $"{property.Name}: {property.Old ?? "(none)"} -> {property.New ?? "(none)"}{(property.RequiresReplacement ? " (needs a new resource)" : "")}{Reasons.Note(property.Origin)}";
}
