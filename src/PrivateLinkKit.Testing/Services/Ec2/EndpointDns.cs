using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The DNS names of an endpoint: the regional one, one for each zone, then the service's private names.</summary>
internal static class EndpointDns
{
    /// <summary>Checks whether the service's private DNS names may be enabled for an endpoint of the VPC.</summary>
    public static void CheckPrivateNames(IPrivateZones zones, AccountRegion region, string vpcId, EndpointService service, string endpointState)
    {
        if (service.PrivateNames is [])
        {
            throw Ec2Errors.InvalidParameter($"Private DNS can't be enabled because the service {service.Name} does not provide a private DNS name.");
        }

        if (service.Provider is { Configuration.PrivateDnsNameConfiguration.State: not "verified" })
        {
            throw Ec2Errors.InvalidParameter(
                $"Private DNS can't be enabled because the service {service.Name} has not verified the private DNS name.");
        }

        if (endpointState == "pendingAcceptance")
        {
            throw Ec2Errors.InvalidParameter(
                $"Private DNS can't be enabled because the endpoint connection to the service {service.Name} has not been accepted.");
        }

        if (region.Ec2.VpcAttributes.Find(vpcId) is not { DnsSupport: true, DnsHostnames: true })
        {
            throw Ec2Errors.InvalidParameter(
                $"Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpcId}");
        }

        var taken = region.Ec2.VpcEndpoints.Where(other => other.VpcId == vpcId && other.State != "deleted")
            .SelectMany(other => other.DnsEntries!)
            .Select(entry => DomainOf(entry.DnsName!))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (service.PrivateNames.FirstOrDefault(name => taken.Contains(DomainOf(name)) || zones.Has(region, vpcId, DomainOf(name))) is { } conflict)
        {
            throw Ec2Errors.InvalidParameter(
                $"private-dns-enabled cannot be set because there is already a conflicting DNS domain for {conflict} in the VPC {vpcId}");
        }
    }

    /// <summary>
    /// Returns the endpoint with the DNS names of its subnets. The private names stay those it was enabled with, even if the service's
    /// name has changed since.
    /// </summary>
    public static VpcEndpoint Set(AccountRegion region, VpcEndpoint endpoint, EndpointService service)
    {
        var prefix = endpoint.DnsEntries is [{ DnsName: { } regional }, ..]
            ? regional[..regional.IndexOf('.', service.NamePrefix.Length)]
            : $"{service.NamePrefix}{endpoint.VpcEndpointId}-{region.Cloud.Ids.Alphanumeric(8)}";
        var zone = HostedZone(endpoint.ServiceRegion!);
        var zones = endpoint.SubnetIds!.Select(id => Existing.Subnet(region, id).AvailabilityZone).Order(StringComparer.Ordinal);
        var entries = zones.Select(name => Entry($"{prefix}-{name}.{service.BaseName}", zone)).Prepend(Entry($"{prefix}.{service.BaseName}", zone));
        var own = endpoint.DnsEntries?.Where(entry => !IsPublic(endpoint, entry.DnsName!)).ToList() ?? [];
        return endpoint with
        {
            DnsEntries = endpoint.PrivateDnsEnabled is true
                ? [.. entries, .. own is [] ? service.PrivateNames.Select(name => Entry(name, $"Z{Digest($"{endpoint.VpcEndpointId} {name}")}")) : own]
                : [.. entries],
        };
    }

    /// <summary>Returns the private names of the endpoints in a VPC, each with its domain and the zone that AWS manages for it.</summary>
    public static IEnumerable<(string Domain, string HostedZoneId)> PrivateNamesIn(AccountRegion region, string vpcId) =>
        from endpoint in region.Ec2.LiveEndpointsIn(vpcId)
        from entry in endpoint.DnsEntries ?? []
        where !IsPublic(endpoint, entry.DnsName!)
        select (DomainOf(entry.DnsName!), entry.HostedZoneId!);

    /// <summary>Returns the regional and zonal names of a region's endpoints, each with the zone that has it.</summary>
    public static IEnumerable<(string Name, string HostedZoneId)> PublicNames(AccountRegion region) =>
        from endpoint in region.Ec2.VpcEndpoints
        from entry in endpoint.DnsEntries ?? []
        where IsPublic(endpoint, entry.DnsName!)
        select (entry.DnsName!, entry.HostedZoneId!);

    /// <summary>Returns true for a regional or zonal name of the endpoint, false for a private one.</summary>
    public static bool IsPublic(VpcEndpoint endpoint, string name) => DomainOf(name).StartsWith(endpoint.VpcEndpointId!, StringComparison.Ordinal);

    private static string DomainOf(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;

    private static DnsEntry Entry(string name, string hostedZoneId) => new() { DnsName = name, HostedZoneId = hostedZoneId };

    private static string HostedZone(string regionName) => regionName switch
    {
        "us-east-1" => "Z7HUB22UULQXV",
        "us-east-2" => "ZC8PG0KIFKBRI",
        _ => $"Z{Digest(regionName)}",
    };

    private static string Digest(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..13];
}
