using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>The attributes of topics.</summary>
internal static class TopicAttributes
{
    public const string Policy = "Policy";
    public const string SignatureVersion = "SignatureVersion";

    private const string DisplayName = "DisplayName";
    private const int LongestName = 100;
    private const int LongestPolicy = 30_720;

    private static readonly string[] SampleRates = StatusLogging("SuccessFeedbackSampleRate");

    private static readonly string[] NotEmulated =
    [
        "DeliveryPolicy", "FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope", "ArchivePolicy", "KmsMasterKeyId", "TracingConfig",
        .. StatusLogging("SuccessFeedbackRoleArn"), .. StatusLogging("FailureFeedbackRoleArn"), .. SampleRates,
    ];

    /// <summary>Returns the attributes of a new topic: an empty display name, and AWS's policy, which lets its owner use it.</summary>
    public static ImmutableSortedDictionary<string, string> DefaultsOf(string arn, string owner) => ImmutableSortedDictionary
        .Create<string, string>(StringComparer.Ordinal)
        .Add(DisplayName, "")
        .Add(Policy, DefaultPolicy(arn, owner));

    public static GetTopicAttributesResult Get(ServiceCall call, GetTopicAttributesRequest request)
    {
        var (region, topic) = TopicNames.Accessible(call, request.TopicArn!, "GetTopicAttributes");
        var subscriptions = region.Sns.SubscriptionsTo(topic.Arn).ToList();
        return new()
        {
            Attributes = topic.Attributes
                .Add("TopicArn", topic.Arn)
                .Add("Owner", topic.Owner)
                .Add("EffectiveDeliveryPolicy", EffectiveDeliveryPolicy)
                .Add("SubscriptionsConfirmed", Text(subscriptions.Count(subscription => subscription.IsConfirmed)))
                .Add("SubscriptionsPending", Text(subscriptions.Count(subscription => !subscription.IsConfirmed)))
                .Add("SubscriptionsDeleted", Text(topic.DeletedSubscriptions)),
        };
    }

    public static SetTopicAttributesResult Set(ServiceCall call, SetTopicAttributesRequest request)
    {
        var (region, topic) = TopicNames.Accessible(call, request.TopicArn!, "SetTopicAttributes");
        var changes = new Dictionary<string, string> { [request.AttributeName!] = request.AttributeValue ?? "" };
        region.Sns.Topics.Put(topic with { Attributes = Set(topic.Attributes, changes) });
        return new();
    }

    public static ImmutableSortedDictionary<string, string> Set(
        ImmutableSortedDictionary<string, string> attributes, IReadOnlyDictionary<string, string> changes)
    {
        foreach (var (name, value) in changes)
        {
            Check(name, value);
        }

        return attributes.SetItems(changes);
    }

    private static void Check(string name, string value)
    {
        switch (name)
        {
            case DisplayName when value.Length <= LongestName: break;
            case SignatureVersion when value is "1" or "2": break;
            case Policy: CheckPolicy(value); break;
            case var _ when value is "0" && SampleRates.Contains(name): break;
            case DisplayName or SignatureVersion: throw SnsErrors.Invalid(name);
            default: throw NotEmulated.Contains(name) ? SnsErrors.NotEmulated($"the attribute {name} of topics") : SnsErrors.Invalid("AttributeName");
        }
    }

    private static void CheckPolicy(string document)
    {
        var statements = document.Length <= LongestPolicy ? PolicyDocuments.Read(document) : null;
        if (statements is null
            || statements.Any(statement => !statement.TryGetProperty("Principal", out _) && !statement.TryGetProperty("NotPrincipal", out _)))
        {
            throw SnsErrors.Invalid("Policy Error: null");
        }

        if (ResourcePolicies.FirstUnknown(statements) is { } unknown)
        {
            throw SnsErrors.NotEmulated($"{unknown} in the policies of topics");
        }
    }

    private static string[] StatusLogging(string attribute) =>
        [.. new[] { "Application", "Firehose", "HTTP", "Lambda", "SQS" }.Select(protocol => protocol + attribute)];

    private static string DefaultPolicy(string arn, string owner) =>
        $$$$"""
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},
        "Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe",
        "SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"{{{{arn}}}}","Condition":{"StringEquals":{"AWS:SourceOwner":"{{{{owner}}}}"}}}]}
        """.ReplaceLineEndings("");

    private static string EffectiveDeliveryPolicy { get; } =
        """
        {"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,
        "numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,
        "defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}
        """.ReplaceLineEndings("");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
