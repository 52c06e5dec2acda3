using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>Names and ARNs of topics, and who may use them.</summary>
internal static partial class TopicNames
{
    private const string FifoSuffix = ".fifo";

    public static string Check(string name) => Allowed().IsMatch(name) ? name
        : name.EndsWith(FifoSuffix, StringComparison.Ordinal) ? throw SnsErrors.NotEmulated("FIFO topics")
        : throw SnsErrors.Invalid("Topic Name");

    public static string Arn(AccountRegion region, string name) => region.Arn("sns", name);

    /// <summary>Returns the topic of an ARN; null: there is none.</summary>
    public static (AccountRegion Region, TopicState Topic)? Find(Cloud cloud, string arn) =>
        arn.Split(':') is [_, _, "sns", var regionName, var account, var name] && cloud.Find(account, regionName) is { } region
            && region.Sns.Topics.Find(name) is { } topic && topic.Arn == arn
            ? (region, topic)
            : null;

    /// <summary>Returns a topic that the caller may use so: an own one unless its policy denies it, another account's if its policy allows it.</summary>
    public static (AccountRegion Region, TopicState Topic) Accessible(ServiceCall call, string arn, string action)
    {
        CheckArn(call, arn);
        var (region, topic) = Find(call.Cloud, arn) ?? throw (IsOwn(call, arn) ? SnsErrors.NoSuchTopic() : SnsErrors.Denied(call, $"SNS:{action}", arn));
        var request = PolicyRequest.Of(call.Caller, region.Partition, $"SNS:{action}", arn);
        var isAllowed = topic.Owner == call.Account ? !ResourcePolicies.Denies(topic.Policy, request) : ResourcePolicies.Allows(topic.Policy, request);
        return isAllowed ? (region, topic) : throw SnsErrors.Denied(call, request.Action, arn);
    }

    public static void CheckArn(ServiceCall call, string arn)
    {
        if (arn.Split(':') is not ["arn", var partition, "sns", var region, { Length: 12 }, { Length: > 0 }]
            || partition != call.PartitionName || region != call.RegionName)
        {
            throw SnsErrors.Invalid("TopicArn", $"An ARN must have the form of a topic of {call.RegionName}: {arn}");
        }
    }

    public static bool IsOwn(ServiceCall call, string arn) => arn.Split(':')[4] == call.Account;

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex Allowed();
}
