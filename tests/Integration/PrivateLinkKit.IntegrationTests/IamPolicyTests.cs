using System.Text.Json.Nodes;
using TaskApi;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>The policy that the README tells users to grant.</summary>
public class IamPolicyTests
{
    private static readonly string[] Allowed =
    [
        .. JsonNode.Parse(File.ReadAllText(RepositoryFile.Find("docs/iam-policy.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray actions ? actions.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()]),
    ];

    [Fact]
    public async Task Policy_EveryCallOfTheTaskApi_IsAllowed()
    {
        await using var edge = await Edge.StartAsync();
        var stack = TaskApiStack.In(Edge.Region);

        await edge.ApplyAsync(stack);
        await edge.PrivateLink.PlanAsync(stack);
        await edge.PrivateLink.DestroyAsync(stack);

        Assert.Empty(edge.Aws.Requests.Select(request => request.Action).Distinct().Except(Allowed));
    }

    [Fact]
    public void Policy_AllowsNoActionByWildcard() => Assert.DoesNotContain(Allowed, action => action.Contains('*', StringComparison.Ordinal));
}
