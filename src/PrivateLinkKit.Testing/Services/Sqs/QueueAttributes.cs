using System.Collections.Immutable;
using System.Globalization;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>The attributes of queues that can be set, with AWS's defaults and ranges.</summary>
internal static class QueueAttributes
{
    public const string Policy = "Policy";
    public const string RedrivePolicy = "RedrivePolicy";
    public const string Encryption = "SqsManagedSseEnabled";

    private static readonly Dictionary<string, (int Least, int Most, int Default)> Numbers = new()
    {
        ["DelaySeconds"] = (0, 900, 0),
        ["MaximumMessageSize"] = (1024, 1_048_576, 1_048_576),
        ["MessageRetentionPeriod"] = (60, 1_209_600, 345_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 20, 0),
        ["VisibilityTimeout"] = (0, 43_200, 30),
    };

    public static ImmutableSortedDictionary<string, string> Defaults { get; } = Numbers
        .Select(number => KeyValuePair.Create(number.Key, number.Value.Default.ToString(CultureInfo.InvariantCulture)))
        .Append(new(Encryption, "true"))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Returns the range of an attribute that is a number; null: it is none.</summary>
    public static (int Least, int Most)? RangeOf(string name) => Numbers.TryGetValue(name, out var range) ? (range.Least, range.Most) : null;
}
