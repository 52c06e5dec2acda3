using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Publishes messages to topics.</summary>
internal static partial class Publishing
{
    private const int Largest = 262_144;
    private const int MostEntries = 10;
    private const string Action = "Publish";

    public static PublishResult Publish(ServiceCall call, PublishRequest request)
    {
        if (request is { TopicArn: null, TargetArn: null } or { TopicArn: not null, TargetArn: not null })
        {
            throw SnsErrors.Invalid("TopicArn or TargetArn", "exactly one of them is required");
        }

        var message = Check(call, request.Message!, request.Subject, request.MessageStructure, request.MessageAttributes, out var size);
        if (size > Largest)
        {
            throw SnsErrors.Invalid("Message too long");
        }

        var (region, topic) = TopicNames.Accessible(call, request.TopicArn ?? request.TargetArn!, Action);
        Delivery.ToAll(region, topic, message);
        return new() { MessageId = message.Id };
    }

    public static PublishBatchResult PublishBatch(ServiceCall call, PublishBatchRequest request)
    {
        var entries = request.PublishBatchRequestEntries!;
        CheckEntries(entries);
        var (region, topic) = TopicNames.Accessible(call, request.TopicArn!, Action);
        var (messages, failed, total) = (new List<(string Id, PublishedMessage Message)>(), new List<BatchResultErrorEntry>(), 0);
        foreach (var entry in entries)
        {
            try
            {
                messages.Add((entry.Id!, Check(call, entry.Message!, entry.Subject, entry.MessageStructure, entry.MessageAttributes, out var size)));
                total += size;
            }
            catch (AwsErrorException error)
            {
                failed.Add(new() { Id = entry.Id, Code = error.Code, Message = error.Message, SenderFault = error.IsSender });
            }
        }

        if (total > Largest)
        {
            throw SnsErrors.BatchTooLong();
        }

        messages.ForEach(entry => Delivery.ToAll(region, topic, entry.Message));
        return new()
        {
            Successful = [.. messages.Select(entry => new PublishBatchResultEntry { Id = entry.Id, MessageId = entry.Message.Id })],
            Failed = failed,
        };
    }

    private static void CheckEntries(IReadOnlyList<PublishBatchRequestEntry> entries)
    {
        if (entries is [])
        {
            throw SnsErrors.EmptyBatch();
        }

        if (entries.Count > MostEntries)
        {
            throw SnsErrors.TooManyEntries(entries.Count);
        }

        if (entries.Any(entry => !EntryId().IsMatch(entry.Id!)))
        {
            throw SnsErrors.InvalidEntryId();
        }

        if (entries.DistinctBy(entry => entry.Id).Count() != entries.Count)
        {
            throw SnsErrors.RepeatedEntryId();
        }
    }

    private static PublishedMessage Check(
        ServiceCall call,
        string message,
        string? subject,
        string? structure,
        IReadOnlyDictionary<string, MessageAttributeValue>? attributes,
        out int size)
    {
        if (message.Length == 0)
        {
            throw SnsErrors.Invalid("Empty message");
        }

        if (subject is not null && !Subject().IsMatch(subject))
        {
            throw SnsErrors.Invalid("Subject");
        }

        foreach (var (name, attribute) in attributes ?? new Dictionary<string, MessageAttributeValue>())
        {
            Check(name, attribute);
        }

        size = Encoding.UTF8.GetByteCount(message) + (attributes ?? new Dictionary<string, MessageAttributeValue>()).Sum(attribute =>
            Encoding.UTF8.GetByteCount($"{attribute.Key}{attribute.Value.DataType}{attribute.Value.StringValue}") + (attribute.Value.BinaryValue?.Length ?? 0));
        return new(call.NewId().ToString(), TextFor(message, structure))
        {
            Subject = subject,
            Attributes = attributes ?? new Dictionary<string, MessageAttributeValue>(),
        };
    }

    private static void Check(string name, MessageAttributeValue attribute)
    {
        if (attribute.DataType is not ("String" or "String.Array" or "Number" or "Binary"))
        {
            throw Rejected(
                $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        }

        if (attribute.DataType is "Binary" ? attribute is { BinaryValue: null or [] } : attribute is { StringValue: null or "" })
        {
            throw Rejected($"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{attribute.DataType}'.");
        }
    }

    private static AwsErrorException Rejected(string message) => new("ParameterValueInvalid", message);

    /// <summary>The text for queues: in a structured message, the one for their protocol or the default.</summary>
    private static string TextFor(string message, string? structure)
    {
        switch (structure)
        {
            case null or "": return message;
            case not "json": throw SnsErrors.Invalid("MessageStructure");
        }

        try
        {
            using var json = JsonDocument.Parse(message);
            if (!json.RootElement.TryGetProperty("default", out var text) || text.ValueKind is not JsonValueKind.String)
            {
                throw SnsErrors.Invalid("Message Structure - No default entry in JSON message body");
            }

            return json.RootElement.TryGetProperty(SubscriptionState.Protocol, out var own) && own.ValueKind is JsonValueKind.String
                ? own.GetString()!
                : text.GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw SnsErrors.Invalid("Message Structure - JSON message body failed to parse");
        }
    }

    // Printable ASCII that begins with no space, 100 characters at most.
    [GeneratedRegex(@"^[!-~][ -~]{0,99}\z")]
    private static partial Regex Subject();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex EntryId();
}
