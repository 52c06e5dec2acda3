using System.Collections.Immutable;
using PrivateLinkKit.Testing.Wire.SecretsManager;

namespace PrivateLinkKit.Testing.Services.SecretsManager;

/// <summary>Tags of secrets.</summary>
internal static class SecretTags
{
    private const int Most = 50;

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

    public static ImmutableSortedDictionary<string, string> Add(SecretState secret, IReadOnlyList<Tag> tags)
    {
        if (tags.FirstOrDefault(tag => tag.Key?.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) is not false) is { } reserved)
        {
            throw SecretsErrors.InvalidParameter($"A tag needs a key that does not begin with aws:, not '{reserved.Key}'.");
        }

        if (tags.DistinctBy(tag => tag.Key).Count() != tags.Count)
        {
            throw SecretsErrors.InvalidParameter("Duplicate tag keys found.");
        }

        var changed = secret.Tags.SetItems(tags.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value ?? "")));
        return changed.Count <= Most ? changed : throw SecretsErrors.InvalidParameter($"A secret can have a maximum of {Most} tags.");
    }
}
