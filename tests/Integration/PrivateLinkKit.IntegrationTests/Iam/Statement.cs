using System.Text.Json.Nodes;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>A statement of a policy. Of a trust policy, which has a principal and no resource, the principal is not evaluated.</summary>
internal sealed record Statement(
    string Sid, bool Allows, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<Condition> Conditions)
{
    private static readonly string[] Elements = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

    /// <exception cref="NotSupportedException">The statement has an element or an effect that no shipped policy uses.</exception>
    public static Statement Parse(JsonObject json)
    {
        if (json.Select(element => element.Key).Except(Elements).FirstOrDefault() is { } unknown)
        {
            throw new NotSupportedException($"Statement element {unknown}");
        }

        var effect = json["Effect"]!.GetValue<string>();
        return new Statement(
            json["Sid"]!.GetValue<string>(),
            effect is "Allow" || (effect is "Deny" ? false : throw new NotSupportedException($"Effect {effect}")),
            Texts(json["Action"]!),
            json["Principal"] is null ? Texts(json["Resource"]!) : [AuthorizationRequest.Everything],
            [
                .. from @operator in json["Condition"]?.AsObject() ?? []
                   from key in @operator.Value!.AsObject()
                   select new Condition(@operator.Key, key.Key, Texts(key.Value!)),
            ]);
    }

    public bool AppliesTo(AuthorizationRequest request) =>
        Actions.Any(action => Wildcard.Matches(action, request.Action, ignoreCase: true))
        && Resources.Any(resource => Wildcard.Matches(resource, request.Resource))
        && Conditions.All(condition => condition.IsMet(request));

    private static IReadOnlyList<string> Texts(JsonNode node) =>
        node is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [node.GetValue<string>()];
}
