using System.Collections.Immutable;
using PrivateLinkKit.Testing.Modules;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>Checks and adds tags.</summary>
internal static class TagValues
{
    private static readonly TagRules Rules = new(
        key => ApiGatewayV2Errors.BadRequest($"Duplicate tag key: {key}"),
        key => ApiGatewayV2Errors.BadRequest($"Tag keys that begin with aws: are reserved: {key}"),
        most => ApiGatewayV2Errors.BadRequest($"A resource has {most} tags at most"));

    public static IReadOnlyDictionary<string, string> New(IReadOnlyDictionary<string, string>? tags) => Add(new Dictionary<string, string>(), tags);

    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string>? added) =>
        Rules.Add(tags.ToImmutableSortedDictionary(StringComparer.Ordinal), added ?? new Dictionary<string, string>());
}
