using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Wire.Rds;

namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>DB subnet groups: subnets of one VPC in two zones at least.</summary>
internal static partial class SubnetGroups
{
    private const int FewestZones = 2;

    public static CreateDBSubnetGroupResult Create(ServiceCall call, CreateDBSubnetGroupRequest request)
    {
        var name = CheckName(request.DBSubnetGroupName!);
        if (call.Region.Rds.SubnetGroups.Find(name) is not null)
        {
            throw RdsErrors.GroupExists(name);
        }

        var subnets = Resolve(call.Region, request.SubnetIds!);
        var created = new SubnetGroupState(new()
        {
            DBSubnetGroupName = name,
            DBSubnetGroupDescription = request.DBSubnetGroupDescription,
            VpcId = subnets[0].VpcId,
            SubnetGroupStatus = "Complete",
            Subnets = View(subnets),
            DBSubnetGroupArn = call.Region.Arn("rds", $"subgrp:{name}"),
            SupportedNetworkTypes = ["IPV4"],
        })
        {
            Tags = TagSets.Merge(TagSets.None, request.Tags),
        };
        call.Region.Rds.SubnetGroups.Put(created);
        return new() { DBSubnetGroup = created.Group };
    }

    public static DescribeDBSubnetGroupsResult Describe(ServiceCall call, DescribeDBSubnetGroupsRequest request)
    {
        var groups = request.DBSubnetGroupName is { } name ? [Find(call.Region, name)] : call.Region.Rds.SubnetGroups.AsEnumerable();
        var (page, next) = RdsPages.Of(groups, group => group.Name, request.Marker, request.MaxRecords);
        return new() { DBSubnetGroups = [.. page.Select(group => group.Group)], Marker = next };
    }

    public static ModifyDBSubnetGroupResult Modify(ServiceCall call, ModifyDBSubnetGroupRequest request)
    {
        var group = Find(call.Region, request.DBSubnetGroupName!);
        var subnets = Resolve(call.Region, request.SubnetIds!);
        if (subnets[0].VpcId != group.Group.VpcId)
        {
            throw RdsErrors.InvalidSubnet("The new Subnets are not in the same Vpc as the existing subnet group");
        }

        var used = call.Region.Rds.Instances.Where(instance => instance.SubnetGroup == group.Name)
            .Select(instance => NetworkLookup.SubnetOf(call.Region, instance.InterfaceId)).ToList();
        if (used.Find(subnet => !subnets.Exists(kept => kept.SubnetId == subnet)) is { } dropped)
        {
            throw RdsErrors.SubnetInUse(dropped);
        }

        var changed = group with
        {
            Group = group.Group with
            {
                DBSubnetGroupDescription = request.DBSubnetGroupDescription ?? group.Group.DBSubnetGroupDescription,
                Subnets = View(subnets),
            },
        };
        call.Region.Rds.SubnetGroups.Put(changed);
        return new() { DBSubnetGroup = changed.Group };
    }

    public static DeleteDBSubnetGroupResult Delete(ServiceCall call, DeleteDBSubnetGroupRequest request)
    {
        var group = Find(call.Region, request.DBSubnetGroupName!);
        if (call.Region.Rds.Instances.FirstOrDefault(instance => instance.SubnetGroup == group.Name) is { } user)
        {
            throw RdsErrors.GroupInUse(group.Name, user.Id);
        }

        call.Region.Rds.SubnetGroups.Remove(group.Name);
        return new();
    }

    public static SubnetGroupState Find(AccountRegion region, string name) =>
        region.Rds.SubnetGroups.Find(name.ToLowerInvariant()) ?? throw RdsErrors.GroupNotFound(name);

    private static string CheckName(string given) => Valid().IsMatch(given) && !given.Equals("default", StringComparison.OrdinalIgnoreCase)
        ? given.ToLowerInvariant()
        : throw RdsErrors.InvalidValue(
            "The parameter DBSubnetGroupName must be provided, must not be default, and must contain only letters, digits, spaces, underscores, periods, or "
            + "hyphens.");

    private static List<Wire.Ec2.Subnet> Resolve(AccountRegion region, IReadOnlyList<string> ids)
    {
        var subnets = ids.Distinct().Select(id =>
            VpcLookup.Subnet(region, id) ?? throw RdsErrors.InvalidSubnet($"Subnet IDs are required: The subnet ID '{id}' does not exist")).ToList();
        if (subnets.DistinctBy(subnet => subnet.VpcId).Count() > 1)
        {
            throw RdsErrors.InvalidSubnet("The subnets are not all in a common VPC.");
        }

        var zones = subnets.Select(subnet => subnet.AvailabilityZone!).Distinct().ToList();
        return zones.Count >= FewestZones ? subnets : throw RdsErrors.TooFewZones(zones);
    }

    private static IReadOnlyList<Subnet> View(IEnumerable<Wire.Ec2.Subnet> subnets) =>
    [
        .. subnets.Select(subnet => new Subnet
        {
            SubnetIdentifier = subnet.SubnetId,
            SubnetAvailabilityZone = new() { Name = subnet.AvailabilityZone },
            SubnetStatus = "Active",
        }),
    ];

    [GeneratedRegex(@"^[A-Za-z0-9 ._-]{1,255}\z")]
    private static partial Regex Valid();
}
