using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.OwnServices.Tests.Conformance;

/// <summary>Queues that are created anew with every call, and need a minute to disappear.</summary>
internal sealed class MailServer : IEmulatedService
{
    public const string InUse = "QueueInUse";

    private static readonly TimeSpan Disappearance = TimeSpan.FromMinutes(1);

    public string Name => "sqs";

    public AwsProtocol Protocol { get; } = AwsProtocols.Json("AmazonSQS", version: "1.0");

    public void Define(ServiceDefinition service)
    {
        service.On("CreateQueue", Create);
        service.On("ListQueues", List);
        service.On("GetQueueAttributes", call => new() { ["Attributes"] = Find(call).Attributes.DeepClone() });
        service.On("SetQueueAttributes", call => Copy(call.Parameters["Attributes"], Find(call).Attributes));
        service.On("ListQueueTags", call => new() { ["Tags"] = Find(call).Tags.DeepClone() });
        service.On("TagQueue", call => Copy(call.Parameters["Tags"], Find(call).Tags));
        service.On("UntagQueue", Untag);
        service.On("DeleteQueue", Delete);
    }

    private static JsonObject Create(ServiceCall call)
    {
        var url = $"https://sqs.{call.RegionName}.amazonaws.com/{call.Account}/{call.Required("QueueName")}/{call.NewId()}";
        var queue = new Queue(new() { ["QueueArn"] = url }, []);
        Copy(call.Parameters["Attributes"], queue.Attributes);
        Copy(call.Parameters["tags"], queue.Tags);
        call.Store<Queues>().ByUrl.Add(url, queue);
        return new() { ["QueueUrl"] = url };
    }

    private static JsonObject List(ServiceCall call) =>
        new() { ["QueueUrls"] = new JsonArray([.. call.Store<Queues>().ByUrl.Keys.Select(url => JsonValue.Create(url))]) };

    private static JsonObject? Untag(ServiceCall call)
    {
        foreach (var key in call.Parameters["TagKeys"]!.AsArray())
        {
            Find(call).Tags.Remove(key!.GetValue<string>());
        }

        return null;
    }

    private static JsonObject? Delete(ServiceCall call)
    {
        Find(call);
        var (queues, url) = (call.Store<Queues>(), call.Required("QueueUrl"));
        call.After(Disappearance, () => queues.ByUrl.Remove(url));
        return null;
    }

    private static Queue Find(ServiceCall call) => call.Store<Queues>().ByUrl.GetValueOrDefault(call.Required("QueueUrl"))
        ?? throw new AwsErrorException("QueueDoesNotExist", "The specified queue does not exist.");

    private static JsonObject? Copy(JsonNode? from, JsonObject to)
    {
        foreach (var (key, value) in from?.AsObject() ?? [])
        {
            to[key] = value?.DeepClone();
        }

        return null;
    }

    private sealed record Queue(JsonObject Attributes, JsonObject Tags);

    private sealed class Queues
    {
        public SortedDictionary<string, Queue> ByUrl { get; } = new(StringComparer.Ordinal);
    }
}
