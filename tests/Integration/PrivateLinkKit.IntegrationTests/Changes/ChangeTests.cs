using System.Text;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.IntegrationTests.Changes;

/// <summary>
/// Compares each change of a description with <c>Expected.txt</c>: the plan of every changed resource, and the exact changing calls. With the
/// environment variable WRITE_EXPECTED=1 the file is written instead; review its difference like code.
/// </summary>
public class ChangeTests
{
    private const string File = "tests/Integration/PrivateLinkKit.IntegrationTests/Changes/Expected.txt";

    private const string Revoke = "RevokeSecurityGroup";

    private static readonly bool Writes = Environment.GetEnvironmentVariable("WRITE_EXPECTED") == "1";
    private static readonly Lock Gate = new();

    public static TheoryData<string> Names => [.. ChangeTable.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Apply_ChangedDescription_MatchesTheTable(string name)
    {
        var change = ChangeTable.All[name];
        var after = change.After.Build();
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Images.Add("dogs:next", Samples.DogNamesImage.Map);
        await edge.Ecs.CreateClusterAsync(new() { ClusterName = "shared" });
        var made = (await edge.ApplyAsync(change.Before.Build())).Outcomes.ToDictionary(outcome => outcome.LogicalId, outcome => outcome.PhysicalId!);

        var plan = await edge.PrivateLink.PlanAsync(after);
        var before = edge.Aws.Requests.Count;
        await edge.ApplyConsentedAsync(plan);
        var actual = Text(plan, made) + Calls(edge.Aws.Requests.Skip(before));

        var second = await edge.PrivateLink.PlanAsync(after);
        var decisive = await edge.PrivateLink.PlanAsync(after, new PlanOptions { Depth = ReadingDepth.Decisive });
        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal(ReadingDepth.Decisive, decisive.Observed.Depth);
        if (Writes)
        {
            Write(name, actual);
        }

        Assert.Equal(Expected()[name], actual, ignoreLineEndingDifferences: true);
    }

    /// <summary>Every property that a kind compares is in the table, or listed there as fixed.</summary>
    [Fact]
    public void Table_EveryPropertyOfEveryKind_HasARow()
    {
        var described = ChangeTable.All.Values.SelectMany(change => new[] { change.Before, change.After })
            .SelectMany(description => Features.Stacks.StackComposer.Compose(description.Build(), TestEnvironment.Region).InOrder)
            .SelectMany(resource => BuiltInModules.Set.Kind(resource.Kind).Diff(resource, null, new Outputs()), (resource, property) =>
            (resource.Kind, property.Name))
            .Distinct();
        var rows = Rows(Expected().Values).ToHashSet();

        Assert.Equal([], BuiltInModules.Set.Kinds.Select(handler => handler.Kind).Except(rows.Select(row => row.Kind)));
        var missing = described.Except(rows).Except(ChangeTable.Fixed.Keys).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
        Assert.Equal([], ChangeTable.Fixed.Keys.Intersect(rows));
    }

    private static string Text(Plan plan, IReadOnlyDictionary<string, string> made)
    {
        var text = new StringBuilder();
        var byLength = made.OrderByDescending(pair => pair.Value.Length).ToList();
        foreach (var change in plan.Changes.Where(change => change.Action is not ChangeAction.None))
        {
            text.AppendLine($"{change.Action}{Interrupts(change)} {change.LogicalId} {change.ResourceType}: {change.Reason}");
            foreach (var property in change.Action is ChangeAction.Create ? [] : change.Properties)
            {
                text.AppendLine($"    {property.Name}: {Named(property.Old)} -> {Named(property.New)}{(property.RequiresReplacement ? " (replaces)" : "")}");
            }
        }

        return text.ToString();

        string Interrupts(PlannedChange change) => string.Concat(plan.Interruptions.Where(one => one.LogicalId == change.LogicalId)
            .Select(one => one.Code is InterruptionCode.Replacement ? "!" : $"!{one.Code}"));

        // Replaces ids by names and sorts lists by them, since the order of ids varies.
        string Named(PropertyValue? value) => value is null ? "(none)" : string.Join(
            ", ",
            byLength.Aggregate($"{value}", (all, pair) => all.Replace(pair.Value, $"<{pair.Key}>", StringComparison.Ordinal))
                .Split(", ").Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Returns the successful changing calls. Where deleted groups reference each other, their ids decide which is revoked first; a deleted subnet
    /// takes its association with it unless that was deleted just before.
    /// </summary>
    private static string Calls(IEnumerable<Testing.RecordedRequest> requests) =>
        string.Join(", ", requests.Where(request => request.ErrorCode is null)
            .Select(request => request.Operation.StartsWith(Revoke, StringComparison.Ordinal) ? Revoke : request.Operation)
            .Where(operation => operation is not "DisassociateRouteTable")
            .Where(operation => !operation.StartsWith("Describe", StringComparison.Ordinal) && !operation.StartsWith("List", StringComparison.Ordinal)
                && !operation.StartsWith("Get", StringComparison.Ordinal))
            .GroupBy(operation => operation).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key is Revoke ? group.Key : $"{group.Key} {group.Count()}"));

    private static IEnumerable<(string Kind, string Property)> Rows(IEnumerable<string> sections)
    {
        foreach (var section in sections)
        {
            var kind = "";
            foreach (var line in section.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.StartsWith("    ", StringComparison.Ordinal))
                {
                    yield return (kind, line.Trim().Split(": ")[0]);
                }
                else if (line.Contains("AWS::", StringComparison.Ordinal))
                {
                    kind = line.Split(' ')[2].TrimEnd(':');
                }
            }
        }
    }

    private static Dictionary<string, string> Expected() =>
        System.IO.File.ReadAllText(RepositoryFile.Find(File)).ReplaceLineEndings("\n").Split("== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(section => section.Split('\n', 2)).ToDictionary(parts => parts[0], parts => parts[1].TrimEnd('\n'));

    private static void Write(string name, string text)
    {
        lock (Gate)
        {
            var all = Expected();
            all[name] = text;
            System.IO.File.WriteAllText(
                RepositoryFile.Find(File), string.Concat(ChangeTable.All.Keys.Where(all.ContainsKey).Select(key => $"== {key}\n{all[key]}\n\n")));
        }
    }
}
