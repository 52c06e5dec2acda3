using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>Runs the handler of a request on the timeline, until the resource is ready or gone.</summary>
internal sealed class RequestRun(ResourceKind kind, AwsCalls aws, string token)
{
    private const int DefaultTimeout = 120;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>Time from a request to the first call of its handler.</summary>
    public static TimeSpan HandlerStart { get; } = TimeSpan.FromSeconds(1);

    private CloudControlStore Store => aws.Region.CloudControl;

    private DateTimeOffset Now => aws.Region.Cloud.Now;

    private bool IsPending => Store.Requests.Find(token) is { IsPending: true };

    public Action Create(JsonObject wanted) => () => Attempt(() =>
    {
        var id = Make(wanted);
        Change(request => request with { Identifier = Identifiers.Of(aws.Schema, id) });
        kind.Complete(aws, id, wanted);
        Await("create", () => kind.IsReady(aws, id, wanted));
    });

    public Action Update(JsonObject id, JsonPatch patch) => () => Attempt(() =>
    {
        var model = TypeSchema.Without(Existing(id), aws.Schema.WriteOnly);
        var after = patch.Apply(model);
        ModelValidation.CheckChange(aws.Schema, model, after);
        var change = new ModelChange(model, after);
        kind.Update(aws, id, change);
        if (change.Left.FirstOrDefault() is { } left)
        {
            throw CloudControlErrors.NotEmulated($"changes of the property {left} of {kind.TypeName}");
        }

        Await("update", () => kind.IsReady(aws, id, after));
    });

    public Action Delete(JsonObject id) => () => Attempt(() =>
    {
        Existing(id);
        kind.Delete(aws, id);
        Await("delete", () => Missing.Unless(() => kind.IsGone(aws, id) ? null : id) is null);
    });

    private JsonObject Existing(JsonObject id) => Find(id) ?? throw Missing.Error(kind.TypeName, Identifiers.Of(aws.Schema, id)!);

    private JsonObject? Find(JsonObject id) => Missing.Unless(() => kind.Read(aws, id));

    private JsonObject Make(JsonObject wanted)
    {
        if (kind.Predict(aws, wanted) is { } id && Find(id) is not null)
        {
            var identifier = Identifiers.Of(aws.Schema, id);
            Change(request => request with { Identifier = identifier });
            throw new AwsErrorException(
                HandlerFailure.AlreadyExists, $"Resource of type '{kind.TypeName}' with identifier '{identifier}' already exists.");
        }

        return kind.Create(aws, wanted);
    }

    private void Await(string handler, Func<bool> isDone)
    {
        var most = aws.Schema.Handler(handler)?.TryGetProperty("timeoutInMinutes", out var minutes) is true ? minutes.GetInt32() : DefaultTimeout;
        Await(isDone, Now + TimeSpan.FromMinutes(most));
    }

    private void Await(Func<bool> isDone, DateTimeOffset latest)
    {
        if (isDone())
        {
            Change(request => request with { Status = ResourceRequest.Success, EventTime = Now });
        }
        else if (Now >= latest)
        {
            throw HandlerFailure.NotStabilized($"Resource of type '{kind.TypeName}' did not stabilize.");
        }
        else
        {
            Change(request => request with { RetryAfter = Now + Poll });
            aws.Region.Cloud.Timeline.After(Poll, () => Attempt(() => Await(isDone, latest)));
        }
    }

    /// <summary>Runs a step unless the request was cancelled. A failure ends the request; nothing is undone.</summary>
    private void Attempt(Action step)
    {
        if (!IsPending)
        {
            return;
        }

        try
        {
            step();
        }
        catch (AwsErrorException error)
        {
            Fail(HandlerFailure.Of(error));
        }
        catch (Exception failure)
        {
            // A step runs before the call of somebody else, which must not fail.
            Fail(new HandlerFailure("InternalFailure", $"EmbeddedAws failed: {failure}"));
        }
    }

    private void Fail(HandlerFailure failure) =>
        Change(request => request with { Status = ResourceRequest.Failed, Failure = failure, EventTime = Now });

    private void Change(Func<ResourceRequest, ResourceRequest> change) => Store.Requests.Change(token, change);
}
