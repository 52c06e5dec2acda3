using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Tags of certificates.</summary>
internal static partial class CertificateTags
{
    private static readonly TagRules Rules = new(
        _ => AcmErrors.InvalidTag("A tag key was specified more than once."),
        key => AcmErrors.InvalidTag($"The tag key {key} cannot begin with aws:."),
        AcmErrors.TooManyTags);

    public static AddTagsToCertificateResult Tag(ServiceCall call, AddTagsToCertificateRequest request)
    {
        var certificate = StoredCertificates.Existing(call, request.CertificateArn!);
        call.Region.Acm.Certificates.Put(certificate with { Tags = Add(certificate, request.Tags!) });
        return new();
    }

    /// <summary>Removes tags; those for which a value is given only if they have it.</summary>
    public static RemoveTagsFromCertificateResult Untag(ServiceCall call, RemoveTagsFromCertificateRequest request)
    {
        var certificate = StoredCertificates.Existing(call, request.CertificateArn!);
        var removed = request.Tags!
            .Where(tag => tag.Value is null || certificate.Tags.GetValueOrDefault(tag.Key!) == tag.Value)
            .Select(tag => tag.Key!);
        call.Region.Acm.Certificates.Put(certificate with { Tags = certificate.Tags.RemoveRange(removed) });
        return new();
    }

    public static ListTagsForCertificateResult List(ServiceCall call, ListTagsForCertificateRequest request) => new()
    {
        Tags = [.. StoredCertificates.Existing(call, request.CertificateArn!).Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
    };

    public static ImmutableSortedDictionary<string, string> Add(AcmCertificate certificate, IReadOnlyList<Tag> tags)
    {
        if (tags.FirstOrDefault(tag => !Allowed().IsMatch(tag.Key!) || !Allowed().IsMatch(tag.Value ?? "")) is { } odd)
        {
            throw AcmErrors.Pattern("tags.1.member.key", odd.Key!, Allowed());
        }

        return Rules.Add(certificate.Tags, tags.Select(tag => KeyValuePair.Create(tag.Key!, tag.Value ?? "")));
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:\/=+\-@]*\z")]
    private static partial Regex Allowed();
}
