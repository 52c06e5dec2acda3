using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The regions whose endpoints may connect to an endpoint service: its own, and those that the provider has added.</summary>
internal static class SupportedRegions
{
    private const string Available = "Available";
    private const string Deleting = "Deleting";
    private const string Pending = "Pending";

    private static readonly TimeSpan ChangeTime = TimeSpan.FromMinutes(1);

    // AWS lists them in its PrivateLink guide, under the considerations of cross-region access.
    private static readonly string[] ZonesWithoutRemoteAccess = ["use1-az3", "usw1-az2", "apne1-az3", "apne2-az2", "apne2-az4"];

    /// <summary>Returns true if a consumer in the region may see the service and create endpoints for it.</summary>
    public static bool Admit(ServiceConfiguration service, string regionName) =>
        service.SupportedRegions!.Any(region => region.Region == regionName && region.ServiceState is Available);

    /// <summary>Returns the zones of a region where endpoints can lead to services of another one.</summary>
    public static IReadOnlyList<string> RemoteZones(AccountRegion consumer) =>
        [.. consumer.Zones.Select(zone => zone.Id).Except(ZonesWithoutRemoteAccess)];

    /// <summary>
    /// Returns the service with regions added and removed. Existing endpoints of a removed region stay connected, and the region stays listed as
    /// <c>Closed</c>.
    /// </summary>
    public static ServiceConfiguration Change(
        AccountRegion home, ServiceConfiguration service, IReadOnlyList<string>? added, IReadOnlyList<string>? removed)
    {
        var (opened, closed) = ((added ?? []).Distinct().Where(name => !IsOpen(service, name)).ToList(), (removed ?? []).Distinct().ToList());
        if (opened.Find(name => !home.Partition.EnabledRegions.Contains(name)) is { } unknown)
        {
            throw Ec2Errors.InvalidParameter($"The region {unknown} does not exist, or is not enabled for the account.");
        }

        if (closed.Find(name => name == home.Name || !IsOpen(service, name)) is { } kept)
        {
            throw Ec2Errors.InvalidParameter($"Cannot remove region {kept} from the service {service.ServiceId}.");
        }

        if (closed.Find(name => added?.Contains(name) is true) is { } both)
        {
            throw Ec2Errors.InvalidParameter($"The region {both} cannot be added and removed in one call.");
        }

        List<SupportedRegionDetail> changing = [.. Details(opened, Pending), .. Details(closed, Deleting)];
        if (changing is [])
        {
            return service;
        }

        home.Cloud.Timeline.After(ChangeTime, () => home.Ec2.VpcEndpointServices.Change(service.ServiceId!, row => With(
            home, row, row.SupportedRegions!.Select(region => changing.Exists(own => ReferenceEquals(own, region)) ? Settled(region) : region))));
        return With(home, service, service.SupportedRegions!.Where(region => changing.TrueForAll(own => own.Region != region.Region)).Concat(changing));
    }

    private static IEnumerable<SupportedRegionDetail> Details(IEnumerable<string> names, string state) =>
        names.Select(name => new SupportedRegionDetail { Region = name, ServiceState = state });

    private static SupportedRegionDetail Settled(SupportedRegionDetail region) =>
        region with { ServiceState = region.ServiceState is Pending ? Available : "Closed" };

    private static ServiceConfiguration With(AccountRegion home, ServiceConfiguration service, IEnumerable<SupportedRegionDetail> regions)
    {
        IReadOnlyList<SupportedRegionDetail> all = [.. regions];
        return service with
        {
            SupportedRegions = all,
            RemoteAccessEnabled = all.Any(region => region.Region != home.Name && region.ServiceState is (Available or Pending)),
        };
    }

    private static bool IsOpen(ServiceConfiguration service, string name) => StateOf(service, name) is Available or Pending;

    private static string? StateOf(ServiceConfiguration service, string name) =>
        service.SupportedRegions!.FirstOrDefault(region => region.Region == name)?.ServiceState;
}
