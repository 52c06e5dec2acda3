using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkKit.Testing.Services.Iam;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>AWS's checks of the attributes of queues.</summary>
internal static class QueueAttributeChecks
{
    private static readonly string[] NotEmulated =
    [
        "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds",
        "RedriveAllowPolicy",
    ];

    /// <summary>Returns the attributes of a queue with others set; an empty policy is none.</summary>
    public static ImmutableSortedDictionary<string, string> Set(
        AccountRegion region, ImmutableSortedDictionary<string, string> attributes, IReadOnlyDictionary<string, string> changes)
    {
        foreach (var (name, value) in changes)
        {
            Check(region, name, value);
            attributes = value.Length == 0 ? attributes.Remove(name) : attributes.SetItem(name, value);
        }

        return attributes;
    }

    /// <summary>Returns true if AWS has an attribute of the name that can be set, emulated or not.</summary>
    public static bool IsSettable(string name) => name is QueueAttributes.Policy or QueueAttributes.RedrivePolicy or QueueAttributes.Encryption
        || QueueAttributes.RangeOf(name) is not null || NotEmulated.Contains(name);

    private static void Check(AccountRegion region, string name, string value)
    {
        switch (name)
        {
            case QueueAttributes.Policy: CheckPolicy(value); break;
            case QueueAttributes.RedrivePolicy: DeadLetters.Check(region, value); break;
            case QueueAttributes.Encryption when value is "true" or "false": break;
            case QueueAttributes.Encryption: throw SqsErrors.InvalidAttribute(name);
            case var _ when QueueAttributes.RangeOf(name) is var (least, most):
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
                {
                    throw SqsErrors.InvalidAttribute(name);
                }

                break;
            default: throw NotEmulated.Contains(name) ? SqsErrors.NotEmulated($"the attribute {name} of queues") : SqsErrors.UnknownAttribute(name);
        }
    }

    private static void CheckPolicy(string document)
    {
        if (document.Length == 0)
        {
            return;
        }

        var statements = PolicyDocuments.Read(document) ?? throw SqsErrors.InvalidAttribute(QueueAttributes.Policy);
        if (ResourcePolicies.FirstUnknown(statements) is { } unknown)
        {
            throw SqsErrors.NotEmulated($"{unknown} in the policies of queues");
        }
    }
}
