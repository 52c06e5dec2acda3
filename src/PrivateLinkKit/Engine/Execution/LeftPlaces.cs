using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Recorded places in which the description has no units. Which role acts there is said by the host's options first, by the record second and only for the
/// account that the record belongs to.
/// </summary>
internal static class LeftPlaces
{
    /// <param name="operation">The operation.</param>
    /// <param name="record">The record.</param>
    public static async Task<IReadOnlyList<LeftPlace>> OfAsync(Operation operation, HomeRecord record)
    {
        var left = new List<LeftPlace>();
        foreach (var (place, recorded) in record.Places.Where(entry => entry.Key != operation.Identity.Home && !operation.Places.Contains(entry.Key)))
        {
            var access = operation.AccessTo(place.Account) ?? recorded;
            if (await FindFaultAsync(operation, place, access) is { } fault)
            {
                operation.Notes.Enqueue(new PlanNote
                {
                    Code = PlanNoteCode.PlaceUnreachable,
                    Text = $"{place} is no longer described and cannot be read: {fault}. What the stack has there stays, and so does its record.",
                });
            }
            else
            {
                left.Add(new LeftPlace(place, recorded, new Placement(place.Region, access.RoleArn, access.ExternalId)));
            }
        }

        return left;
    }

    private static async Task<string?> FindFaultAsync(Operation operation, Place place, PlaceAccess access) =>
        access.RoleArn is null
            ? await operation.AskAccountAsync(new Placement(place.Region)) == place.Account ? null
                : "its resources were made with the host's own credentials, which are now of another account"
            : access.IsIn(place) ? null : $"{access.RoleArn}, which the options name for it, is not a role of that account";
}
