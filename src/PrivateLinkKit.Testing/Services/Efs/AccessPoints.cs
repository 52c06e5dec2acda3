using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Efs;

namespace PrivateLinkKit.Testing.Services.Efs;

/// <summary>Access points, which are recorded only: nothing is stored behind them.</summary>
internal static class AccessPoints
{
    private const int ListedByDefault = 100;

    public static CreateAccessPointResult Create(ServiceCall call, CreateAccessPointRequest request)
    {
        var (points, system) = (call.Region.Efs.AccessPoints, FileSystems.FindAvailable(call, request.FileSystemId!));
        if (points.FirstOrDefault(point => point.Description.ClientToken == request.ClientToken) is { } taken)
        {
            throw EfsErrors.AccessPointExists(taken.Id, request.ClientToken!);
        }

        var root = request.RootDirectory ?? new();
        var id = call.Cloud.Ids.Next("fsap-");
        var created = new AccessPointState(new()
        {
            ClientToken = request.ClientToken,
            AccessPointId = id,
            AccessPointArn = call.Region.Arn("elasticfilesystem", $"access-point/{id}"),
            FileSystemId = system.Id,
            PosixUser = request.PosixUser,
            RootDirectory = root with { Path = root.Path ?? "/" },
            OwnerId = call.Account,
            LifeCycleState = LifeCycle.Creating,
        }) { Tags = EfsTags.Merge(EfsTags.None, request.Tags) };
        points.Put(created);
        call.Cloud.Timeline.After(LifeCycle.OfAccessPoint, () => points.Change(
            id, point => point with { Description = point.Description with { LifeCycleState = LifeCycle.Available } }));
        var view = View(created);
        return new()
        {
            ClientToken = view.ClientToken,
            Name = view.Name,
            Tags = view.Tags,
            AccessPointId = view.AccessPointId,
            AccessPointArn = view.AccessPointArn,
            FileSystemId = view.FileSystemId,
            PosixUser = view.PosixUser,
            RootDirectory = view.RootDirectory,
            OwnerId = view.OwnerId,
            LifeCycleState = view.LifeCycleState,
        };
    }

    public static DescribeAccessPointsResult Describe(ServiceCall call, DescribeAccessPointsRequest request)
    {
        var points = (request.AccessPointId, request.FileSystemId) switch
        {
            ({ } id, null) => [Find(call, id)],
            (null, { } id) => call.Region.Efs.AccessPoints.Where(point => point.Description.FileSystemId == FileSystems.Find(call, id).Id),
            (null, null) => call.Region.Efs.AccessPoints.AsEnumerable(),
            _ => throw EfsErrors.BadRequest("AccessPointId and FileSystemId exclude each other."),
        };
        var (page, next) = KeyPages.Of(
            points, point => point.Id, request.NextToken, request.MaxResults ?? ListedByDefault, () => EfsErrors.BadRequest("Invalid NextToken"));
        return new() { AccessPoints = [.. page.Select(View)], NextToken = next };
    }

    public static DeleteAccessPointResult Delete(ServiceCall call, DeleteAccessPointRequest request)
    {
        call.Region.Efs.AccessPoints.Remove(Find(call, request.AccessPointId!).Id);
        return new();
    }

    /// <summary>Returns an access point by its id or ARN.</summary>
    public static AccessPointState Find(ServiceCall call, string given)
    {
        var id = given.Split('/')[^1];
        return call.Region.Efs.AccessPoints.Find(id) ?? throw EfsErrors.AccessPointNotFound(id);
    }

    private static AccessPointDescription View(AccessPointState point) =>
        point.Description with { Name = point.Tags.GetValueOrDefault("Name"), Tags = EfsTags.View(point.Tags) };
}
