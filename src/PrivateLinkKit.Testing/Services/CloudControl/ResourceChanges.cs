using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Wire.CloudControl;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>Takes requests to create, update and delete resources; what the schema forbids is refused at once, anything else comes as an event.</summary>
internal sealed class ResourceChanges(ResourceKinds kinds, IOtherServices services)
{
    private static readonly TimeSpan TokenValidity = TimeSpan.FromHours(36);

    public CreateResourceResult Create(ServiceCall call, CreateResourceRequest request)
    {
        var kind = kinds.Find(request.TypeName!, "create");
        var wanted = ParseObject(request.DesiredState!, "DesiredState");
        return new()
        {
            ProgressEvent = Once(call, request.ClientToken, () =>
            {
                var aws = HandlerCaller.Of(call, services, request.RoleArn, kind);
                ModelValidation.CheckNew(aws.Schema, wanted);
                var identifier = Identifiers.Of(aws.Schema, wanted);
                return Start(call, kind, ResourceRequest.Create, identifier, token => new RequestRun(kind, aws, token).Create(wanted));
            }),
        };
    }

    public UpdateResourceResult Update(ServiceCall call, UpdateResourceRequest request)
    {
        var kind = kinds.Find(request.TypeName!, "update");
        return new()
        {
            ProgressEvent = Once(call, request.ClientToken, () =>
            {
                var aws = HandlerCaller.Of(call, services, request.RoleArn, kind);
                var id = Identifiers.Parse(aws.Schema, request.Identifier!);
                var patch = JsonPatch.Parse(request.PatchDocument!);
                PatchRules.Check(aws.Schema, patch);
                var identifier = Identifiers.Of(aws.Schema, id);
                return Start(call, kind, ResourceRequest.Update, identifier, token => new RequestRun(kind, aws, token).Update(id, patch));
            }),
        };
    }

    public DeleteResourceResult Delete(ServiceCall call, DeleteResourceRequest request)
    {
        var kind = kinds.Find(request.TypeName!, "delete");
        return new()
        {
            ProgressEvent = Once(call, request.ClientToken, () =>
            {
                var aws = HandlerCaller.Of(call, services, request.RoleArn, kind);
                var id = Identifiers.Parse(aws.Schema, request.Identifier!);
                var identifier = Identifiers.Of(aws.Schema, id);
                return Start(call, kind, ResourceRequest.Delete, identifier, token => new RequestRun(kind, aws, token).Delete(id));
            }),
        };
    }

    public static JsonObject ParseObject(string text, string parameter)
    {
        try
        {
            return JsonText.Parse(text) as JsonObject ?? throw CloudControlErrors.Validation($"{parameter} must be a JSON object.");
        }
        catch (JsonException error)
        {
            throw CloudControlErrors.Validation($"{parameter} is not valid JSON: {error.Message}");
        }
    }

    private static ProgressEvent Start(ServiceCall call, ResourceKind kind, string operation, string? identifier, Func<string, Action> run)
    {
        if (identifier is not null && ResourceRequests.UnderWay(call.Region, kind.TypeName, identifier) is { } other)
        {
            throw CloudControlErrors.ConcurrentOperation(other.Token);
        }

        var request = new ResourceRequest(call.NewId().ToString(), kind.TypeName, operation, call.Now) { Identifier = identifier };
        call.Region.CloudControl.Requests.Put(request);
        call.After(RequestRun.HandlerStart, run(request.Token));
        return request.View();
    }

    private static ProgressEvent Once(ServiceCall call, string? token, Func<ProgressEvent> start)
    {
        if (token is null)
        {
            return start();
        }

        var (store, fingerprint) = (call.Region.CloudControl, $"{call.Operation} {call.Fingerprint}");
        if (store.ClientTokens.Find(token) is { } known && call.Now - known.Used < TokenValidity)
        {
            return known.Fingerprint == fingerprint
                ? store.Requests.Find(known.RequestToken)!.View()
                : throw CloudControlErrors.ClientTokenConflict(token, known.RequestToken);
        }

        var started = start();
        store.ClientTokens.Put(new ClientToken(token, fingerprint, started.RequestToken!, call.Now));
        return started;
    }
}
