using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Services.CloudFormation;
using PrivateLinkKit.Testing.Wire.CloudControl;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>Reads and lists resources.</summary>
internal sealed class ResourceReads(ResourceKinds kinds, IOtherServices services)
{
    private const int PageSize = 25;

    public GetResourceResult Get(ServiceCall call, GetResourceRequest request)
    {
        var kind = kinds.Find(request.TypeName!, "read");
        var aws = HandlerCaller.Of(call, services, request.RoleArn, kind);
        var id = Identifiers.Parse(aws.Schema, request.Identifier!);
        var identifier = Identifiers.Of(aws.Schema, id)!;
        var model = Run(call, kind, () => kind.Read(aws, id) ?? throw Missing.Error(kind.TypeName, identifier));
        return new()
        {
            TypeName = kind.TypeName,
            ResourceDescription = Describe(identifier, TypeSchema.Without(model, aws.Schema.WriteOnly)),
        };
    }

    /// <summary>Lists resources with their identifiers alone: AWS leaves it to each type what else a list contains.</summary>
    public ListResourcesResult List(ServiceCall call, ListResourcesRequest request)
    {
        var kind = kinds.Find(request.TypeName!, "list");
        var aws = HandlerCaller.Of(call, services, request.RoleArn, kind);
        var model = request.ResourceModel is { } text ? ResourceChanges.ParseObject(text, "ResourceModel") : [];
        CheckModel(aws.Schema, model);
        var found = Run(call, kind, () => kind.List(aws, model).Select(id => (Identifier: Identifiers.Of(aws.Schema, id)!, Id: id)).ToList());
        var (page, next) = KeyPages.Of(
            found, resource => resource.Identifier, request.NextToken, request.MaxResults ?? PageSize, CloudControlErrors.InvalidNextToken);
        return new()
        {
            TypeName = kind.TypeName,
            ResourceDescriptions = [.. page.Select(resource => Describe(resource.Identifier, resource.Id))],
            NextToken = next,
        };
    }

    private static void CheckModel(TypeSchema schema, JsonObject model)
    {
        if (schema.Handler("list")!.Value.TryGetProperty("handlerSchema", out var needed) && !Fits(needed, model))
        {
            var names = needed.TryGetProperty("oneOf", out var choices)
                ? string.Join(" or ", choices.EnumerateArray().Select(choice => $"({RequiredBy(choice)})"))
                : $"({RequiredBy(needed)})";
            throw CloudControlErrors.ModelNeeded(schema.TypeName, names);
        }
    }

    private static bool Fits(JsonElement needed, JsonObject model) => needed.TryGetProperty("oneOf", out var choices)
        ? choices.EnumerateArray().Any(choice => Fits(choice, model))
        : needed.GetProperty("required").EnumerateArray().All(name => model.ContainsKey(name.GetString()!));

    private static string RequiredBy(JsonElement schema) => string.Join(", ", schema.GetProperty("required").EnumerateArray());

    private static ResourceDescription Describe(string identifier, JsonObject model) =>
        new() { Identifier = identifier, Properties = model.ToJsonString() };

    private static T Run<T>(ServiceCall call, ResourceKind kind, Func<T> handler)
    {
        try
        {
            return handler();
        }
        catch (AwsErrorException error)
        {
            throw CloudControlErrors.Handler(kind.TypeName, HandlerFailure.Of(error), call.NewId().ToString());
        }
    }
}
