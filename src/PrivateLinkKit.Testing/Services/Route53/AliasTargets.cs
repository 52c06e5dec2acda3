using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Checks what alias records point at: load balancers, endpoints, and records of the same zone.</summary>
internal static class AliasTargets
{
    // Load balancers have names with this prefix too, for both address families.
    private const string DualStack = "dualstack.";

    /// <summary>Returns the faults of the aliases among record sets that were written.</summary>
    /// <param name="cloud">The cloud, for load balancers and endpoints.</param>
    /// <param name="zone">The zone with all changes.</param>
    /// <param name="written">The record sets that were created or replaced.</param>
    public static IEnumerable<string> Faults(Cloud cloud, ZoneState zone, IEnumerable<ResourceRecordSet> written)
    {
        var aliases = written.Where(set => set.AliasTarget is not null && zone.Records.GetValueOrDefault(RecordKeys.Of(set)) == set).ToList();
        if (aliases is [])
        {
            return [];
        }

        var targets = Targets(cloud).ToLookup(target => target.Name, target => target.ZoneId, StringComparer.OrdinalIgnoreCase);
        return aliases.Select(set => Fault(zone, targets, set, set.AliasTarget!)).OfType<string>();
    }

    private static string? Fault(ZoneState zone, ILookup<string, string> targets, ResourceRecordSet set, AliasTarget alias)
    {
        var tried = $"Tried to create an alias that targets {alias.DNSName}, type {set.Type} in zone {alias.HostedZoneId}, but";
        if (alias.HostedZoneId == zone.Id)
        {
            return !DomainName.IsWithin(alias.DNSName!, zone.Name) ? $"{tried} the alias target name does not lie within the target zone"
                : Of(zone, alias.DNSName!, set.Type!).Any(other => other != set) ? LeadsBack(zone, set) ? $"{tried} it leads back to the alias" : null
                : $"{tried} that target was not found";
        }

        if (set.Type is not ("A" or "AAAA"))
        {
            return $"{tried} the target has records of the types A and AAAA only";
        }

        var name = alias.DNSName![..^1];
        var zones = targets[name.StartsWith(DualStack, StringComparison.Ordinal) ? name[DualStack.Length..] : name].ToList();
        return zones.Contains(alias.HostedZoneId!) ? null
            : zones is not [] ? $"{tried} the alias target name does not lie within the target zone"
            : targets.Any(known => known.Contains(alias.HostedZoneId!)) || IsOfAws(name) ? $"{tried} that target was not found"
            : throw Route53Errors.NotEmulated(
                $"aliases of {name} in zone {alias.HostedZoneId}: targets are load balancers, endpoints, and records of the same zone");
    }

    private static bool LeadsBack(ZoneState zone, ResourceRecordSet start)
    {
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<ResourceRecordSet>([start]));
        while (next.TryDequeue(out var set))
        {
            if (set.AliasTarget is { } alias && alias.HostedZoneId == zone.Id && seen.Add(alias.DNSName!))
            {
                if (alias.DNSName == start.Name)
                {
                    return true;
                }

                foreach (var target in Of(zone, alias.DNSName!, start.Type!))
                {
                    next.Enqueue(target);
                }
            }
        }

        return false;
    }

    private static IEnumerable<ResourceRecordSet> Of(ZoneState zone, string name, string type) =>
        zone.Records.Values.Where(set => set.Name == name && set.Type == type);

    private static IEnumerable<(string Name, string ZoneId)> Targets(Cloud cloud) =>
    [
        .. from region in cloud.Regions
           from balancer in region.ElbV2.LoadBalancers
           select (balancer.DNSName!, balancer.CanonicalHostedZoneId!),
        .. from region in cloud.Regions
           from name in EndpointDns.PublicNames(region)
           select name,
    ];

    private static bool IsOfAws(string name) =>
        name.Contains(".elb.", StringComparison.Ordinal) || name.Contains(".vpce.amazonaws.", StringComparison.Ordinal);
}
