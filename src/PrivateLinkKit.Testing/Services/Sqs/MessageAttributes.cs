using System.Text;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Attributes that a sender adds to a message.</summary>
internal static partial class MessageAttributes
{
    private const int Most = 10;
    private const string All = "All";
    private const string Everything = ".*";

    private static readonly string[] Reserved = ["aws.", "amazon."];

    public static IReadOnlyDictionary<string, MessageAttributeValue> None { get; } = new Dictionary<string, MessageAttributeValue>();

    public static IReadOnlyDictionary<string, MessageAttributeValue> Check(IReadOnlyDictionary<string, MessageAttributeValue>? attributes)
    {
        if (attributes is null)
        {
            return None;
        }

        if (attributes.Count > Most)
        {
            throw SqsErrors.InvalidParameter($"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [{Most}].");
        }

        foreach (var (name, attribute) in attributes)
        {
            Check(name, attribute);
        }

        return attributes;
    }

    /// <summary>Returns the attributes that a receiver asks for: by name, by the start of names as in <c>trace.*</c>, or all.</summary>
    public static IReadOnlyDictionary<string, MessageAttributeValue>? Chosen(
        IReadOnlyDictionary<string, MessageAttributeValue> attributes, IReadOnlyList<string> asked)
    {
        var chosen = attributes.Where(attribute => asked.Any(name => name is All or Everything || name == attribute.Key
            || (name.EndsWith(Everything, StringComparison.Ordinal) && attribute.Key.StartsWith(name[..^Everything.Length], StringComparison.Ordinal))));
        return chosen.ToDictionary() is { Count: > 0 } some ? some : null;
    }

    public static int SizeOf(IReadOnlyDictionary<string, MessageAttributeValue> attributes) => attributes.Sum(attribute =>
        Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value.DataType!) + ValueOf(attribute.Value).Length);

    public static byte[] ValueOf(MessageAttributeValue attribute) => attribute.BinaryValue ?? Encoding.UTF8.GetBytes(attribute.StringValue ?? "");

    private static void Check(string name, MessageAttributeValue attribute)
    {
        if (!Name().IsMatch(name) || Array.Exists(Reserved, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw SqsErrors.InvalidParameter(
                $"Message (user) attribute name '{name}' is invalid: names have letters, digits, _, - and ., and do not begin with AWS. or Amazon.");
        }

        var type = attribute.DataType!.Split('.')[0];
        if (type is not ("String" or "Number" or "Binary"))
        {
            throw SqsErrors.InvalidParameter(
                $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        }

        if (type is "Binary"
            ? attribute is { BinaryValue: null or [] } or { StringValue: not null }
            : attribute is { StringValue: null or "" } or { BinaryValue: not null })
        {
            throw SqsErrors.InvalidParameter(
                $"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{attribute.DataType}'.");
        }
    }

    [GeneratedRegex(@"^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)\z")]
    private static partial Regex Name();
}
