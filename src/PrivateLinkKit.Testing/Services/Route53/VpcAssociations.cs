using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Associations of private zones with VPCs, also with those of other accounts that are authorized.</summary>
internal static class VpcAssociations
{
    private const int MostVpcs = 300;

    public static AssociateVPCWithHostedZoneResult Associate(ServiceCall call, AssociateVPCWithHostedZoneRequest request)
    {
        var (account, zone, vpc) = Find(call, request.HostedZoneId!, request.VPC!);
        if (!zone.IsPrivate)
        {
            throw Route53Errors.PublicZone();
        }

        CheckAllowed(call, account, zone, vpc);
        ZoneVpcs.CheckFree(call.Cloud, vpc, zone.Name);
        if (Quota.IsReached(account, MostVpcs, zone.Vpcs.Count))
        {
            throw Route53Errors.LimitsExceeded("MAX_VPCS_ASSOCIATED_BY_ZONE");
        }

        var changed = zone with { Vpcs = [.. zone.Vpcs, vpc] };
        return new() { ChangeInfo = Changes.Submit(call, account.Route53, changed, request.Comment) };
    }

    public static DisassociateVPCFromHostedZoneResult Disassociate(ServiceCall call, DisassociateVPCFromHostedZoneRequest request)
    {
        var (account, zone, vpc) = Find(call, request.HostedZoneId!, request.VPC!);
        if (account.Account != call.Account && ZoneVpcs.OwnerOf(call.Cloud, vpc)?.Account != call.Account)
        {
            throw Route53Errors.NoSuchZone(zone.Id);
        }

        if (!zone.Vpcs.Contains(vpc))
        {
            throw Route53Errors.NotAssociated();
        }

        if (zone.Vpcs.Count is 1)
        {
            throw Route53Errors.LastVpc();
        }

        var changed = zone with { Vpcs = [.. zone.Vpcs.Where(other => other != vpc)] };
        return new() { ChangeInfo = Changes.Submit(call, account.Route53, changed, request.Comment) };
    }

    private static void CheckAllowed(ServiceCall call, AccountRegion account, ZoneState zone, VPC vpc)
    {
        var owner = ZoneVpcs.OwnerOf(call.Cloud, vpc) ?? throw Route53Errors.InvalidVpc();
        var isAuthorized = owner.Account == account.Account || account.Route53.Authorizations.Find(AuthorizationState.KeyOf(zone.Id, vpc)) is not null;
        if (owner.Account != call.Account || !isAuthorized)
        {
            throw Route53Errors.NotAuthorized(vpc);
        }
    }

    private static (AccountRegion Account, ZoneState Zone, VPC Vpc) Find(ServiceCall call, string zoneId, VPC vpc)
    {
        var id = HostedZones.IdOf(zoneId);
        var found = ZoneVpcs.All(call.Cloud).FirstOrDefault(zone => zone.State.Id == id);
        return found.State is null ? throw Route53Errors.NoSuchZone(id) : (found.Account, found.State, vpc);
    }
}
