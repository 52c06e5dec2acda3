using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>
/// Recorded places in which the description has no units. Which role acts there is said by the host's options first, by the record second and only for the
/// account that the record belongs to.
/// </summary>
/// <param name="Readable">Those with access.</param>
/// <param name="Faulty">Those to which neither the options nor the record name an access.</param>
internal sealed record LeftPlaces(IReadOnlyList<LeftPlace> Readable, IReadOnlyList<UnreachablePlace> Faulty)
{
    /// <param name="operation">The operation.</param>
    /// <param name="record">The record.</param>
    public static async Task<LeftPlaces> OfAsync(Operation operation, HomeRecord record)
    {
        var readable = new List<LeftPlace>();
        var faulty = record.Malformed.Select(PlaceAccess.PlaceIn).OfType<Place>().Where(IsLeft).Select(place => new UnreachablePlace(
            NotAccessible(place), new PlaceFaultException($"its record, {operation.Record.FullNameOf(PlaceAccess.NameOf(place))}, is malformed"))).ToList();
        foreach (var (place, recorded) in record.Places.Where(entry => IsLeft(entry.Key)))
        {
            var access = operation.AccessTo(place.Account) ?? recorded;
            if (await FindFaultAsync(operation, place, access) is { } fault)
            {
                faulty.Add(new UnreachablePlace(NotAccessible(place), fault));
                operation.Notes.Enqueue(new PlanNote
                {
                    Code = PlanNoteCode.PlaceUnreachable,
                    Text = $"{place} is no longer described and cannot be read: {FailureText.Of(fault).TrimEnd('.')}. What the stack has there stays, and so "
                        + "does its record.",
                });
            }
            else
            {
                readable.Add(new LeftPlace(place, recorded, new Placement(place.Region, access.RoleArn, access.ExternalId)));
            }
        }

        return new LeftPlaces(readable, faulty);

        bool IsLeft(Place place) => place != operation.Identity.Home && !operation.Places.Contains(place);
    }

    /// <summary>Returns a placement that names the account instead of a role: nothing is called there.</summary>
    private static Placement NotAccessible(Place place) => new(place.Region, place.Account);

    private static async Task<Exception?> FindFaultAsync(Operation operation, Place place, PlaceAccess access)
    {
        if (access.RoleArn is not null)
        {
            return access.IsIn(place) ? null : Fault($"{access.RoleArn}, which the options name for it, is not a role of that account");
        }

        try
        {
            var own = await operation.AskAccountAsync(new Placement(place.Region));
            return own == place.Account ? null
                : Fault($"its resources were made with the host's own credentials, {(own is null ? "whose account is not known" : $"which are of {own} now")}");
        }
        catch (Exception error) when (error is AmazonServiceException || AwsErrors.IsAmbiguous(error, operation.CancellationToken))
        {
            return error;
        }

        static PlaceFaultException Fault(string reason) => new(reason) { IsOfHost = true };
    }
}
