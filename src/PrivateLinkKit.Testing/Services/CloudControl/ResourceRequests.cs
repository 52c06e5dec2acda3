using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.CloudControl;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>Status, list and cancellation of requests, which AWS keeps for seven days.</summary>
internal static class ResourceRequests
{
    private const int DefaultPageSize = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Cancellation = TimeSpan.FromSeconds(2);

    public static GetResourceRequestStatusResult GetStatus(ServiceCall call, GetResourceRequestStatusRequest request) =>
        new() { ProgressEvent = Find(call, request.RequestToken!).View() };

    public static CancelResourceRequestResult Cancel(ServiceCall call, CancelResourceRequestRequest request)
    {
        var found = Find(call, request.RequestToken!);
        if (found.Status is ResourceRequest.Success or ResourceRequest.Failed)
        {
            throw CloudControlErrors.AlreadyIn(found.Token, found.Status);
        }

        if (found.IsPending)
        {
            found = found with { Status = ResourceRequest.CancelInProgress, EventTime = call.Now };
            call.Region.CloudControl.Requests.Put(found);
            call.After(Cancellation, () => Complete(call.Region, found.Token));
        }

        return new() { ProgressEvent = found.View() };
    }

    public static ListResourceRequestsResult List(ServiceCall call, ListResourceRequestsRequest request)
    {
        var filter = request.ResourceRequestStatusFilter;
        var found = call.Region.CloudControl.Requests
            .Where(known => IsKept(known, call.Now)
                && (filter?.Operations?.Contains(known.Operation) ?? true)
                && (filter?.OperationStatuses?.Contains(known.Status) ?? true))
            .ToList();
        var (page, next) = KeyPages.Of(
            found,
            known => $"{DateTimeOffset.MaxValue.Ticks - known.Requested.UtcTicks:D19} {known.Token}",
            request.NextToken,
            request.MaxResults ?? DefaultPageSize,
            CloudControlErrors.InvalidNextToken);
        return new() { ResourceRequestStatusSummaries = [.. page.Select(known => known.View())], NextToken = next };
    }

    /// <summary>Returns the request that changes a resource now; null: none does.</summary>
    public static ResourceRequest? UnderWay(AccountRegion region, string typeName, string identifier) => region.CloudControl.Requests.FirstOrDefault(
        request => request.TypeName == typeName && request.Identifier == identifier
            && request.Status is ResourceRequest.InProgress or ResourceRequest.CancelInProgress);

    private static void Complete(AccountRegion region, string token) => region.CloudControl.Requests.Change(
        token, request => request with { Status = ResourceRequest.CancelComplete, EventTime = region.Cloud.Now });

    private static ResourceRequest Find(ServiceCall call, string token) =>
        call.Region.CloudControl.Requests.Find(token) is { } found && IsKept(found, call.Now) ? found : throw CloudControlErrors.RequestNotFound(token);

    private static bool IsKept(ResourceRequest request, DateTimeOffset now) => now - request.Requested < Kept;
}
