using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The zones of the caller's region by their names in the caller's account, and the regions.</summary>
internal static class AvailabilityZones
{
    internal static readonly Filters<AvailabilityZone> ZoneFilters = new(Ec2Operations.DescribeAvailabilityZones)
    {
        { "group-long-name", zone => zone.GroupLongName },
        { "group-name", zone => zone.GroupName },
        { "message", zone => zone.Messages?.Select(message => message.Message) },
        { "opt-in-status", zone => zone.OptInStatus },
        { "parent-zone-id", zone => zone.ParentZoneId },
        { "parent-zone-name", zone => zone.ParentZoneName },
        { "region-name", zone => zone.RegionName },
        { "state", zone => zone.State },
        { "zone-id", zone => zone.ZoneId },
        { "zone-name", zone => zone.ZoneName },
        { "zone-type", zone => zone.ZoneType },
    };

    internal static readonly Filters<Wire.Ec2.Region> RegionFilters = new(Ec2Operations.DescribeRegions)
    {
        { "endpoint", region => region.Endpoint },
        { "opt-in-status", region => region.OptInStatus },
        { "region-name", region => region.RegionName },
    };

    public static DescribeAvailabilityZonesResult Describe(ServiceCall call, DescribeAvailabilityZonesRequest request)
    {
        var zones = call.Region.Zones.Select(zone => new AvailabilityZone
        {
            ZoneName = zone.Name,
            ZoneId = zone.Id,
            ZoneType = "availability-zone",
            GroupName = zone.GroupName,
            NetworkBorderGroup = call.Region.Name,
            RegionName = call.Region.Name,
            OptInStatus = "opt-in-not-required",
            State = "available",
            Messages = [],
        });
        var listing = Listing.Of(zones)
            .WithIds(request.ZoneNames, zone => zone.ZoneName!, name => Ec2Errors.InvalidValue($"Invalid availability zone: [{name}]"))
            .WithIds(request.ZoneIds, zone => zone.ZoneId!, id => Ec2Errors.InvalidValue($"Invalid availability zone-id: [{id}]"))
            .Where(ZoneFilters, request.Filters);
        return new() { AvailabilityZones = [.. listing.Rows] };
    }

    public static DescribeRegionsResult DescribeRegions(ServiceCall call, DescribeRegionsRequest request)
    {
        var regions = call.Region.Partition.EnabledRegions.Append(call.Region.Name).Distinct().Select(name => new Wire.Ec2.Region
        {
            RegionName = name,
            Endpoint = $"ec2.{name}.{call.Region.Partition.DnsSuffix}",
            OptInStatus = "opt-in-not-required",
        });
        var listing = Listing.Of(regions)
            .WithIds(request.RegionNames, region => region.RegionName!, name => Ec2Errors.InvalidValue($"Invalid region: [{name}]"))
            .Where(RegionFilters, request.Filters);
        return new() { Regions = [.. listing.Rows] };
    }
}
