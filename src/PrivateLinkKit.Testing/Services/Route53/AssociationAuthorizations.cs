using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Authorizations of VPCs of other accounts, which can then be associated with a zone by their owners.</summary>
internal static class AssociationAuthorizations
{
    private const int Most = 1000;
    private const int ListedByDefault = 50;

    public static CreateVPCAssociationAuthorizationResult Create(ServiceCall call, CreateVPCAssociationAuthorizationRequest request)
    {
        var (store, zone) = (call.Region.Route53, PrivateZone(call, request.HostedZoneId!));
        if (ZoneVpcs.OwnerOf(call.Cloud, request.VPC!) is null)
        {
            throw Route53Errors.InvalidVpc();
        }

        if (Quota.IsReached(call.Region, Most, store.Authorizations.Count(authorization => authorization.ZoneId == zone.Id)))
        {
            throw Route53Errors.TooManyAuthorizations();
        }

        store.Authorizations.Put(new AuthorizationState(zone.Id, request.VPC!));
        return new() { HostedZoneId = zone.Id, VPC = request.VPC };
    }

    public static DeleteVPCAssociationAuthorizationResult Delete(ServiceCall call, DeleteVPCAssociationAuthorizationRequest request)
    {
        var zone = PrivateZone(call, request.HostedZoneId!);
        return call.Region.Route53.Authorizations.Remove(AuthorizationState.KeyOf(zone.Id, request.VPC!)) ? new() : throw Route53Errors.NoAuthorization();
    }

    public static ListVPCAssociationAuthorizationsResult List(ServiceCall call, ListVPCAssociationAuthorizationsRequest request)
    {
        var zone = PrivateZone(call, request.HostedZoneId!);
        var (page, next) = KeyPages.Of(
            call.Region.Route53.Authorizations.Where(authorization => authorization.ZoneId == zone.Id),
            authorization => authorization.Key,
            request.NextToken,
            PageSizes.Read(request.MaxResults, ListedByDefault),
            Route53Errors.InvalidToken);
        return new() { HostedZoneId = zone.Id, VPCs = [.. page.Select(authorization => authorization.Vpc)], NextToken = next };
    }

    private static ZoneState PrivateZone(ServiceCall call, string id)
    {
        var zone = HostedZones.Find(call, id);
        return zone.IsPrivate ? zone : throw Route53Errors.InvalidInput("VPCs can only be authorized for private hosted zones.");
    }
}
