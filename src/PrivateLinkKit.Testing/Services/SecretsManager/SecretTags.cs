using System.Collections.Immutable;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Tags of secrets.</summary>
internal static class SecretTags
{
    private static readonly TagRules Rules = new(
        _ => SecretsErrors.InvalidParameter("Duplicate tag keys found."),
        Reserved,
        most => SecretsErrors.InvalidParameter($"A secret can have a maximum of {most} tags."));

    public static TagResourceResult Tag(ServiceCall call, TagResourceRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!);
        call.Region.Secrets.Secrets.Put(secret with { Tags = Add(secret, request.Tags!) });
        return new();
    }

    public static UntagResourceResult Untag(ServiceCall call, UntagResourceRequest request)
    {
        var secret = SecretNames.Usable(call, request.SecretId!);
        call.Region.Secrets.Secrets.Put(secret with { Tags = secret.Tags.RemoveRange(request.TagKeys!) });
        return new();
    }

    public static ImmutableSortedDictionary<string, string> Add(SecretState secret, IReadOnlyList<Tag> tags) =>
        Rules.Add(secret.Tags, tags.Select(tag => KeyValuePair.Create(tag.Key ?? throw Reserved(null), tag.Value ?? "")));

    private static Exception Reserved(string? key) =>
        SecretsErrors.InvalidParameter($"A tag needs a key that does not begin with aws:, not '{key}'.");
}
