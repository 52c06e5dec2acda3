using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Names and URLs of queues, and who may use them.</summary>
internal static partial class QueueNames
{
    private const string FifoSuffix = ".fifo";

    public static string Check(string name) => Allowed().IsMatch(name) ? name
        : name.EndsWith(FifoSuffix, StringComparison.Ordinal) ? throw SqsErrors.NotEmulated("FIFO queues")
        : throw SqsErrors.InvalidName();

    public static string Arn(AccountRegion region, string name) => region.Arn("sqs", name);

    public static string Url(AccountRegion region, string name) => $"https://sqs.{region.Name}.{region.Partition.DnsSuffix}/{region.Account}/{name}";

    /// <summary>Returns the queue of an ARN; null: there is none.</summary>
    public static (AccountRegion Region, QueueState Queue)? Find(Cloud cloud, string arn) =>
        arn.Split(':') is [_, _, "sqs", var regionName, var account, var name] && cloud.Find(account, regionName) is { } region
            && region.Sqs.Queues.Find(name) is { } queue && queue.Arn == arn
            ? (region, queue)
            : null;

    /// <summary>Returns a queue of the caller, for operations that no policy opens to others.</summary>
    public static QueueState Own(ServiceCall call, string url)
    {
        var (region, queue) = Existing(call, url);
        return region.Account == call.Account ? queue : throw SqsErrors.AccessDenied(call, Action(call), queue.Arn);
    }

    /// <summary>Returns a queue of the caller, unless its policy denies the operation, or one of another account whose policy allows it.</summary>
    public static (AccountRegion Region, QueueState Queue) Accessible(ServiceCall call, string url)
    {
        var (region, queue) = Existing(call, url);
        CheckAccess(call, region, queue);
        return (region, queue);
    }

    public static void CheckAccess(ServiceCall call, AccountRegion region, QueueState queue)
    {
        var request = PolicyRequest.Of(call.Caller, region.Partition, Action(call), queue.Arn);
        if (region.Account == call.Account ? ResourcePolicies.Denies(queue.Policy, request) : !ResourcePolicies.Allows(queue.Policy, request))
        {
            throw SqsErrors.AccessDenied(call, request.Action, queue.Arn);
        }
    }

    /// <summary>The host of the URL does not matter: clients also put that of the emulator there.</summary>
    private static (AccountRegion Region, QueueState Queue) Existing(ServiceCall call, string url)
    {
        var (account, name) = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath.Split('/') is [_, var owner, var last]
            ? (owner, last)
            : throw SqsErrors.InvalidAddress(url);
        return Find(call.Cloud, call.Region.Partition.Arn("sqs", call.RegionName, account, name)) ?? throw SqsErrors.NoSuchQueue();
    }

    // Batches are allowed with the action of one message.
    private static string Action(ServiceCall call) => $"sqs:{BatchSuffix().Replace(call.Operation, "")}";

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"Batch\z")]
    private static partial Regex BatchSuffix();
}
