using System.Collections.Immutable;
using System.Web;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.S3;

namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>Tags of buckets and objects.</summary>
internal static class TagLists
{
    private const int MostOfObject = 10;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    private static readonly TagRules Rules = new(
        _ => S3Errors.InvalidTag("Cannot provide multiple Tags with the same key"),
        _ => S3Errors.InvalidTag("System tags cannot be added/updated by requester"),
        most => new AwsErrorException("BadRequest", $"Bucket tag count cannot be greater than {most}"));

    public static ImmutableSortedDictionary<string, string> None { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> OfBucket(IEnumerable<Tag> tags) =>
        Rules.Add(None, tags.Select(tag => KeyValuePair.Create(Checked(tag.Key!, LongestKey, "Key"), Checked(tag.Value!, LongestValue, "Value"))));

    public static ImmutableSortedDictionary<string, string> OfObject(IReadOnlyCollection<Tag> tags) => tags.Count <= MostOfObject
        ? OfBucket(tags)
        : throw new AwsErrorException("BadRequest", $"Object tags cannot be greater than {MostOfObject}");

    /// <summary>Reads tags in the form of a query string.</summary>
    public static ImmutableSortedDictionary<string, string> OfHeader(string? header)
    {
        var pairs = HttpUtility.ParseQueryString(header ?? "");
        return OfObject([.. pairs.AllKeys.OfType<string>().SelectMany(
            key => pairs.GetValues(key) ?? [], (key, value) => new Tag { Key = key, Value = value })]);
    }

    public static IReadOnlyList<Tag> View(ImmutableSortedDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static string Checked(string text, int longest, string what) =>
        text.Length <= longest ? text : throw S3Errors.InvalidTag($"The Tag{what} you have provided is invalid");
}
