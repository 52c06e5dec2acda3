using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Sqs;

namespace PrivateLinkKit.Testing.Services.Sqs;

/// <summary>Statements of a queue's policy that let accounts call operations, by their labels.</summary>
internal static partial class QueuePermissions
{
    private const int MostActions = 7;

    private static readonly string[] Shareable =
        ["*", "SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes", "GetQueueUrl", "ListDeadLetterSourceQueues",
            "PurgeQueue"];

    public static AddPermissionResult Add(ServiceCall call, AddPermissionRequest request)
    {
        var (queue, label) = (QueueNames.Own(call, request.QueueUrl!), request.Label!);
        if (!Label().IsMatch(label))
        {
            throw SqsErrors.InvalidParameter(label, "Label", "Must be 1 to 80 alphanumeric characters, hyphens or underscores.");
        }

        if (request.Actions!.FirstOrDefault(action => !Shareable.Contains(action)) is { } other)
        {
            throw SqsErrors.InvalidParameter(other, "ActionName", "Please refer to the appropriate WSDL for a list of valid actions.");
        }

        if (request.Actions!.Count is 0 or > MostActions)
        {
            throw new AwsErrorException("OverLimit", $"{request.Actions.Count} Actions were found, maximum allowed is {MostActions}.");
        }

        var policy = Policy(queue);
        if (policy.Statements.Any(statement => IsLabelled(statement, label)))
        {
            throw SqsErrors.InvalidParameter(label, "Label", "Already exists.");
        }

        policy.Statements.Add(new JsonObject
        {
            ["Sid"] = label,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = Texts(request.AWSAccountIds!.Select(account => call.Region.Partition.IamArn(account, "root"))) },
            ["Action"] = Texts(request.Actions.Select(action => $"SQS:{action}")),
            ["Resource"] = queue.Arn,
        });
        Put(call, queue, policy.Document);
        return new();
    }

    public static RemovePermissionResult Remove(ServiceCall call, RemovePermissionRequest request)
    {
        var queue = QueueNames.Own(call, request.QueueUrl!);
        var (document, statements) = Policy(queue);
        var labelled = statements.FirstOrDefault(statement => IsLabelled(statement, request.Label!))
            ?? throw SqsErrors.InvalidParameter(request.Label!, "Label", "can't find label on existing policy.");
        statements.Remove(labelled);
        Put(call, queue, statements.Count == 0 ? null : document);
        return new();
    }

    private static (JsonObject Document, JsonArray Statements) Policy(QueueState queue)
    {
        var document = queue.Policy is { } known
            ? JsonNode.Parse(known)!.AsObject()
            : new JsonObject { ["Version"] = "2012-10-17", ["Id"] = $"{queue.Arn}/SQSDefaultPolicy", ["Statement"] = new JsonArray() };
        if (document["Statement"] is JsonObject single)
        {
            document["Statement"] = new JsonArray(single.DeepClone());
        }

        return (document, document["Statement"]!.AsArray());
    }

    private static void Put(ServiceCall call, QueueState queue, JsonObject? document) => call.Region.Sqs.Queues.Put(queue with
    {
        Attributes = document is null
            ? queue.Attributes.Remove(QueueAttributes.Policy)
            : queue.Attributes.SetItem(QueueAttributes.Policy, document.ToJsonString()),
        Modified = call.Now,
    });

    private static bool IsLabelled(JsonNode? statement, string label) => statement?["Sid"]?.ToString() == label;

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex Label();
}
