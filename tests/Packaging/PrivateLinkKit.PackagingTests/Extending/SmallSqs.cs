using System.Text.Json.Nodes;
using PrivateLinkKit.Testing;

/// <summary>Queues of SQS without messages, for tests in this process.</summary>
public sealed class SmallSqs : IEmulatedService
{
    public string Name => "sqs";

    public AwsProtocol Protocol { get; } = AwsProtocols.Json("AmazonSQS", version: "1.0");

    public void Define(ServiceDefinition service)
    {
        service.On("CreateQueue", Create, new() { Parameters = ["QueueName", "Attributes", "tags"] });
        service.On("ListQueues", List, new() { Parameters = ["QueueNamePrefix", "MaxResults", "NextToken"] });
        service.On("GetQueueAttributes", GetAttributes, new() { Parameters = ["QueueUrl", "AttributeNames"] });
        service.On("SetQueueAttributes", SetAttributes, new() { Parameters = ["QueueUrl", "Attributes"] });
        service.On("ListQueueTags", ListTags, new() { Parameters = ["QueueUrl"] });
        service.On("TagQueue", SetTags, new() { Parameters = ["QueueUrl", "Tags"] });
        service.On("UntagQueue", RemoveTags, new() { Parameters = ["QueueUrl", "TagKeys"] });
        service.On("DeleteQueue", Delete, new() { Parameters = ["QueueUrl"] });
    }

    /// <summary>An existing queue of this name is returned as it is, if it has the same attributes.</summary>
    private static JsonObject Create(ServiceCall call)
    {
        var (queues, name, queue) = (call.Store<Queues>().ByName, call.Required("QueueName"), new State());
        Copy(call.Parameters["Attributes"], queue.Attributes);
        Copy(call.Parameters["tags"], queue.Tags);
        if (!queues.TryAdd(name, queue) && !JsonNode.DeepEquals(queues[name].Attributes, queue.Attributes))
        {
            throw new AwsErrorException("QueueAlreadyExists", "A queue already exists with the same name and other attributes");
        }

        return new() { ["QueueUrl"] = $"https://sqs.{call.RegionName}.amazonaws.com/{call.Account}/{name}" };
    }

    private static JsonObject List(ServiceCall call)
    {
        var names = call.Store<Queues>().ByName.Keys.Where(name => name.StartsWith(call.Text("QueueNamePrefix") ?? "", StringComparison.Ordinal));
        var urls = names.Select(name => JsonValue.Create($"https://sqs.{call.RegionName}.amazonaws.com/{call.Account}/{name}"));
        return new() { ["QueueUrls"] = new JsonArray([.. urls]) };
    }

    private static JsonObject GetAttributes(ServiceCall call) => new() { ["Attributes"] = Find(call).Attributes.DeepClone() };

    private static JsonObject? SetAttributes(ServiceCall call) => Copy(call.Parameters["Attributes"], Find(call).Attributes);

    private static JsonObject ListTags(ServiceCall call) => new() { ["Tags"] = Find(call).Tags.DeepClone() };

    private static JsonObject? SetTags(ServiceCall call) => Copy(call.Parameters["Tags"], Find(call).Tags);

    private static JsonObject? RemoveTags(ServiceCall call)
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
        call.Store<Queues>().ByName.Remove(NameOf(call));
        return null;
    }

    private static State Find(ServiceCall call) => call.Store<Queues>().ByName.GetValueOrDefault(NameOf(call))
        ?? throw new AwsErrorException("QueueDoesNotExist", "The specified queue does not exist.");

    private static string NameOf(ServiceCall call) => call.Required("QueueUrl").Split('/')[^1];

    private static JsonObject? Copy(JsonNode? from, JsonObject to)
    {
        foreach (var (key, value) in from?.AsObject() ?? [])
        {
            to[key] = value?.DeepClone();
        }

        return null;
    }

    private sealed class Queues
    {
        public SortedDictionary<string, State> ByName { get; } = new(StringComparer.Ordinal);
    }

    private sealed class State
    {
        public JsonObject Attributes { get; } = new() { ["VisibilityTimeout"] = "30" };

        public JsonObject Tags { get; } = [];
    }
}
