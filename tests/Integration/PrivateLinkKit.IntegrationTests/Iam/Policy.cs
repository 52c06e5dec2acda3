using System.Text.Json.Nodes;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>A policy document.</summary>
internal sealed record Policy(string Name, IReadOnlyList<Statement> Statements)
{
    /// <exception cref="NotSupportedException">The document has an element that no shipped policy uses.</exception>
    public static Policy Parse(string name, string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        return document.Select(element => element.Key).Except(["Version", "Statement"]).FirstOrDefault() is { } unknown
            ? throw new NotSupportedException($"Policy element {unknown}")
            : document["Version"]!.GetValue<string>() is not "2012-10-17"
            ? throw new NotSupportedException($"Version {document["Version"]}")
            : new Policy(name, [.. document["Statement"]!.AsArray().Select(statement => Statement.Parse(statement!.AsObject()))]);
    }

    /// <summary>The policy once without each of its conditions, with the name of that condition.</summary>
    public IEnumerable<(string Dropped, Policy Policy)> WithoutOneCondition() =>
        from statement in Statements
        from condition in statement.Conditions
        let others = statement with { Conditions = [.. statement.Conditions.Where(other => other != condition)] }
        select ($"{Name}/{statement.Sid}: {condition}",
            this with { Statements = [.. Statements.Select(other => other == statement ? others : other)] });
}
