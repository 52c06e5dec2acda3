using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.OwnServices.Tests;

/// <summary>Queues of SQS without messages.</summary>
internal sealed class SmallSqs : IEmulatedService
{
    public string Name => "sqs";

    public AwsProtocol Protocol { get; } = AwsProtocols.Json("AmazonSQS", version: "1.0");

    public void Define(ServiceDefinition service)
    {
        service.On("CreateQueue", Create, new() { Parameters = ["QueueName", "Attributes", "tags"] });
        service.On("ListQueues", List, new() { Parameters = ["QueueNamePrefix"] });
        service.On("GetQueueUrl", Find, new() { Parameters = ["QueueName", "QueueOwnerAWSAccountId"] });
        service.On("GetQueueAttributes", GetAttributes, new() { Parameters = ["QueueUrl", "AttributeNames"] });
        service.On("DeleteQueue", Delete, new() { Parameters = ["QueueUrl"] });
    }

    private static JsonObject Create(ServiceCall call)
    {
        var name = call.Required("QueueName");
        if (name.Length > 80)
        {
            throw new AwsErrorException("InvalidParameterValue", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }

        var queues = call.Store<Queues>();
        if (!queues.ByName.ContainsKey(name))
        {
            var attributes = new JsonObject
            {
                ["VisibilityTimeout"] = "30",
                ["QueueArn"] = call.Arn(name),
                ["CreatedTimestamp"] = $"{call.Now.ToUnixTimeSeconds()}",
            };
            foreach (var (attribute, value) in call.Parameters["Attributes"]?.AsObject() ?? [])
            {
                attributes[attribute] = value?.DeepClone();
            }

            queues.ByName[name] = attributes;
        }

        return new() { ["QueueUrl"] = UrlOf(call, call.Account, name) };
    }

    private static JsonObject List(ServiceCall call)
    {
        var names = call.Store<Queues>().ByName.Keys.Where(name => name.StartsWith(call.Text("QueueNamePrefix") ?? "", StringComparison.Ordinal));
        return new() { ["QueueUrls"] = new JsonArray([.. names.Select(name => JsonValue.Create(UrlOf(call, call.Account, name)))]) };
    }

    private static JsonObject Find(ServiceCall call)
    {
        var (name, owner) = (call.Required("QueueName"), call.Text("QueueOwnerAWSAccountId") ?? call.Account);
        return call.Store<Queues>(owner, call.RegionName).ByName.ContainsKey(name) ? new() { ["QueueUrl"] = UrlOf(call, owner, name) } : throw NotFound();
    }

    private static JsonObject GetAttributes(ServiceCall call)
    {
        var attributes = call.Store<Queues>().ByName.GetValueOrDefault(NameOf(call)) ?? throw NotFound();
        return new() { ["Attributes"] = attributes.DeepClone() };
    }

    private static JsonObject? Delete(ServiceCall call) => call.Store<Queues>().ByName.Remove(NameOf(call)) ? null : throw NotFound();

    private static string NameOf(ServiceCall call) => call.Required("QueueUrl").Split('/')[^1];

    private static string UrlOf(ServiceCall call, string account, string name) => $"https://sqs.{call.RegionName}.amazonaws.com/{account}/{name}";

    private static AwsErrorException NotFound() => new("QueueDoesNotExist", "The specified queue does not exist.");

    private sealed class Queues
    {
        public SortedDictionary<string, JsonObject> ByName { get; } = new(StringComparer.Ordinal);
    }
}
