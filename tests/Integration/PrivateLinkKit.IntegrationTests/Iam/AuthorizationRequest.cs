using System.Collections.Immutable;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>A question to IAM: one action on one resource. A call asks one for each of its resources and must be allowed all of them.</summary>
/// <param name="Action">Such as <c>ec2:CreateVpc</c>.</param>
/// <param name="Resource">ARN, or <c>*</c> for actions without resource types.</param>
internal sealed record AuthorizationRequest(string Action, string Resource)
{
    public const string Everything = "*";

    /// <summary>Condition keys that the request carries; AWS ignores the case of their names.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Context { get; init; } =
        ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);

    public AuthorizationRequest With(string key, params IEnumerable<string> values) => this with { Context = Context.SetItem(key, [.. values]) };

    /// <summary>Adds <c>aws:RequestTag</c> for each tag, and <c>aws:TagKeys</c> unless there are no tags.</summary>
    public AuthorizationRequest WithRequestTags(IReadOnlyDictionary<string, string> tags) =>
        tags.Aggregate(tags.Count == 0 ? this : With("aws:TagKeys", tags.Keys), (request, tag) => request.With($"aws:RequestTag/{tag.Key}", tag.Value));

    /// <summary>Adds <c>aws:ResourceTag</c> for each tag.</summary>
    public AuthorizationRequest WithResourceTags(IReadOnlyDictionary<string, string> tags) =>
        tags.Aggregate(this, (request, tag) => request.With($"aws:ResourceTag/{tag.Key}", tag.Value));

    public override string ToString() => $"{Action} on {Resource} with {string.Join(", ", Context.Where(key => !IsOtherTag(key.Key))
        .OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => $"{key.Key}={string.Join('|', key.Value)}"))}";

    private static bool IsOtherTag(string key) =>
        key.Contains('/', StringComparison.Ordinal) && !key.EndsWith("privatelinkkit:stack", StringComparison.Ordinal)
        && !key.EndsWith("privatelinkkit:home", StringComparison.Ordinal);
}
