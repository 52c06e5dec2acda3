using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.CloudFormation;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>The services as a handler calls them: for the account that has asked Cloud Control, and with its rights.</summary>
internal sealed class AwsCalls(IOtherServices services, Caller caller, AccountRegion region, TypeSchema schema)
{
    private static readonly string[] Tokens = ["NextToken", "NextMarker", "Marker"];

    public AccountRegion Region => region;

    public TypeSchema Schema => schema;

    /// <summary>Returns a name for a resource whose owner has chosen none.</summary>
    public string NewName() => region.Cloud.Ids.Alphanumeric(26);

    /// <summary>Calls an operation.</summary>
    /// <param name="action">Service and operation, such as <c>sqs:CreateQueue</c>.</param>
    /// <param name="parameters">The parameters, by the names that resource types have for them; values in the types of the resource.</param>
    /// <exception cref="AwsErrorException">The answer is an error, or the operation has no parameter of a name.</exception>
    public JsonObject Call(string action, JsonObject parameters)
    {
        var (service, operation) = Split(action);
        return Send(action, services.ModelOf(service, operation) is { } model
            ? new RequestModel(model, schema.TypeName).Write(parameters)
            : JsonTree.Read(parameters));
    }

    /// <summary>Calls an operation with the parameters as they are on the wire.</summary>
    public JsonObject CallOnWire(string action, JsonObject parameters) => Send(action, JsonTree.Read(parameters));

    /// <summary>Returns the items of all pages of a list.</summary>
    /// <param name="action">Service and operation.</param>
    /// <param name="list">The list in the answers.</param>
    /// <param name="parameters">The parameters; null: none.</param>
    public IEnumerable<JsonNode> All(string action, string list, JsonObject? parameters = null)
    {
        var (service, operation) = Split(action);
        var page = parameters ?? [];
        while (true)
        {
            var answer = Call(action, page);
            foreach (var item in answer.Items(list))
            {
                yield return item;
            }

            var input = services.ModelOf(service, operation)?.Members.FirstOrDefault(member => Tokens.Contains(member.Property))?.Property;
            if (input is null || Array.ConvertAll(Tokens, token => answer.Text(token)).FirstOrDefault(token => token is { Length: > 0 }) is not { } next)
            {
                yield break;
            }

            page = page.With(input, next);
        }
    }

    /// <summary>Returns a call's answer, or null if it says that the resource does not exist.</summary>
    public JsonObject? Find(string action, JsonObject parameters)
    {
        try
        {
            return Call(action, parameters);
        }
        catch (AwsErrorException error) when (HandlerFailure.Of(error).Code is HandlerFailure.NotFound)
        {
            return null;
        }
    }

    /// <summary>Returns what a source has of the properties of the type, in the types of the properties.</summary>
    /// <param name="source">An answer, or a part of it.</param>
    /// <param name="renamed">Properties and their names in the source, as in <c>Tags=TagSet</c>, separated by spaces.</param>
    public JsonObject Model(JsonNode source, string renamed = "") => ResourceModel.Read(schema, source, renamed);

    /// <summary>Makes the tags of a resource what they are after an update.</summary>
    public void Retag(string arn, ModelChange change, string property = "Tags")
    {
        if (!change.Any(property))
        {
            return;
        }

        var (before, after) = (TagShapes.Values(change.Before[property]), TagShapes.Values(change.After[property]));
        Retag(arn, before, after);
    }

    /// <summary>Tags a resource.</summary>
    public void Tag(string arn, JsonNode? tags)
    {
        if (tags is not null)
        {
            Retag(arn, new Dictionary<string, string>(), TagShapes.Values(tags));
        }
    }

    private void Retag(string arn, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var service = services.All<ITaggedResources>().Last(service => service.Name == arn.Split(':')[2]);
        if (before.Keys.Except(after.Keys).ToList() is { Count: > 0 } removed)
        {
            Apply(service, service.Untag(region, arn, removed));
        }

        if (after.Except(before).ToDictionary() is { Count: > 0 } added)
        {
            Apply(service, service.Tag(region, arn, added));
        }
    }

    private void Apply(ITaggedResources service, TagCall call) => CallOnWire($"{service.Name}:{call.Operation}", call.Parameters);

    private JsonObject Send(string action, WireObject parameters)
    {
        var (service, operation) = Split(action);
        return JsonTree.Write(services.Call(service, operation, caller, region.Name, parameters));
    }

    private static (string Service, string Operation) Split(string action) => action.Split(':') is [var service, var operation]
        ? (service, operation)
        : throw new ArgumentException(action, nameof(action));
}
