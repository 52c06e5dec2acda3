using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Home;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Planning;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Deletes the record of a place that is gone for ever, once it has no access to the service any more.</summary>
/// <param name="operation">The operation; of a stack of which nothing is described, all resources must be deleted.</param>
internal sealed class Forgetter(Operation operation)
{
    /// <param name="unit">Name of an unreachable former unit, as <c>111122223333/eu-west-1</c>.</param>
    /// <exception cref="ForgetRefusedException">Something speaks against it.</exception>
    public async Task<ForgetResult> ForgetAsync(string unit)
    {
        var plan = await operation.TypedAsync("read", () => PlanMaker.MakeAsync(operation, ReadingDepth.Full));
        var record = plan.Observed.Record!;
        if (operation.Graph.Units.Contains(unit))
        {
            throw Refused(ForgetRefusal.StillDescribed, "it is described. Remove it from the description, and apply that first.");
        }

        if (record.UnavailableBecause is { } unavailable)
        {
            throw Refused(ForgetRefusal.RecordUnavailable, $"the home record cannot be used: {unavailable}");
        }

        if (Place.Parse(unit) is not { } place || !(record.Places.ContainsKey(place) || record.Malformed.Contains(PlaceAccess.NameOf(place))))
        {
            var places = record.Places.Keys.Select(known => $"{known}").Order(StringComparer.Ordinal).ToList();
            throw Refused(ForgetRefusal.NotRecorded, places.Count == 0 ? "the home record names no account and region."
                : $"the home record does not name it. It names {string.Join(", ", places)}.");
        }

        if (operation.Places.Contains(place))
        {
            throw Refused(ForgetRefusal.StillDescribed, "units are described there. Remove them from the description, and apply that first.");
        }

        if (plan.Observed.Left.Any(left => left.Place == place))
        {
            throw Refused(ForgetRefusal.Reachable, "it can be read. Apply or destroy the stack, which deletes what it has there, and the record.");
        }

        var error = plan.Observed.Unreachable.First(unread => operation.PlaceOf(unread.At) == place).Error;
        if (error is PlaceFaultException { IsOfHost: true })
        {
            throw Refused(ForgetRefusal.NoRole, $"{FailureText.Of(error)}. Name a role of that account in PrivateLinkOptions.Accounts or RoleFor, even if it "
                + "cannot be assumed any more.");
        }

        if (AwsErrors.IsThrottling(error) || AwsErrors.IsAmbiguous(error, operation.CancellationToken))
        {
            throw Refused(ForgetRefusal.NoAnswer, $"it does not answer now, and may do so later: {FailureText.Of(error)}");
        }

        if (HasAccess(plan, place.Account))
        {
            throw Refused(ForgetRefusal.AccessRemains, "it still has access to the service. Apply or destroy the stack first, which revokes it.");
        }

        var connections = (await ForeignConnections.FindAsync(operation, plan.Observed)).SelectMany(service => service.Connections)
            .Where(connection => connection.AccountId == place.Account).ToList();
        await RemoveAsync(plan, record, place, Refused);
        return new ForgetResult
        {
            StackName = operation.Stack,
            Location = new PlanLocation { Account = place.Account, Region = place.Region },
            Role = record.Places.GetValueOrDefault(place)?.RoleArn,
            Reason = FailureText.Of(error),
            Connections = connections,
            ResourceTypes = [.. (record.Facts?.Types ?? []).Where(type => !operation.Modules.Kind(type).IsOnlyAtHome)],
            Command = $"aws resourcegroupstaggingapi get-resources --region {place.Region} --tag-filters "
                + $"Key={OwnershipTags.StackKey},Values={operation.Stack} Key={OwnershipTags.HomeKey},Values={operation.Identity.Home}",
            Calls = operation.Calls.Snapshot(),
        };

        ForgetRefusedException Refused(ForgetRefusal refusal, string reason) => new(operation.Stack, unit, refusal, reason);
    }

    /// <summary>A stack of which nothing is described gives access while anything of it is left.</summary>
    private bool HasAccess(Plan plan, string account) => operation.Graph.Units.Count == 0
        ? plan.Observed.Resources.Count > 0
        : plan.RejectedConnections.Any(connection => connection.AccountId == account)
            || plan.Changes.Any(change => change.Have is { ServesConsumers: true } && change.Properties.Any(property =>
                Names(property.Old, account) && !Names(property.New, account)));

    private static bool Names(PropertyValue? value, string account) => value?.ToString().Contains($":{account}:", StringComparison.Ordinal) is true;

    /// <summary>Of a stack that is destroyed, nothing is recorded after its last place.</summary>
    private async Task RemoveAsync(Plan plan, HomeRecord record, Place place, Func<ForgetRefusal, string, ForgetRefusedException> refused)
    {
        try
        {
            await operation.TypedAsync("forgotten there", () => operation.Record.ForgetAsync(place));
        }
        catch (RecordUnavailableException unavailable)
        {
            throw refused(ForgetRefusal.RecordUnavailable, $"the home record cannot be changed: {unavailable.Message}");
        }

        if (plan.Observed.Resources.Count == 0 && record.Places.Count == 1 && record.Facts is { Generation.IsBeingDestroyed: true })
        {
            await operation.TypedAsync("recorded", () => operation.Record.EndDestroyAsync(record));
        }
    }
}
