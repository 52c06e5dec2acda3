using PrivateLinkKit.Testing.Network.Map;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>A service of AWS itself that endpoints lead to.</summary>
/// <param name="Name">Its name behind the region, such as <c>ecr.dkr</c>.</param>
/// <param name="Types">The types of its endpoints.</param>
/// <param name="Hosts">Its DNS names in front of the region, such as <c>*.dkr.ecr</c>.</param>
internal sealed record AwsService(string Name, IReadOnlyList<string> Types, IReadOnlyList<string> Hosts)
{
    public const string Interface = "Interface";
    public const string Gateway = "Gateway";

    /// <summary>true if the names of its interface endpoints have names below them, as those of S3 have for buckets.</summary>
    public bool HasWildcardNames { get; init; }

    /// <summary>Returns the name by which endpoints in a region name it. In China, only services with gateway endpoints do without the leading cn.</summary>
    public string NameIn(AccountRegion region) =>
        $"{(Types.Contains(Gateway) ? "com.amazonaws" : region.Partition.ServiceNamePrefix)}.{region.Name}.{Name}";

    /// <summary>Returns its DNS names in a region.</summary>
    public IEnumerable<string> HostsIn(AccountRegion region) => Hosts.Select(host => $"{host}.{region.Name}.{region.Partition.DnsSuffix}");

    /// <summary>Returns its API in a region. The name in signatures is the last part of its DNS names in front of the region.</summary>
    public ServiceApi ApiIn(AccountRegion region) =>
        new(Name, Name.StartsWith("ecs-", StringComparison.Ordinal) ? "ecs" : Hosts[0].Split('.')[^1], region.Name);

    /// <summary>Returns the parent of the DNS names of its interface endpoints in a region.</summary>
    public string BaseNameIn(AccountRegion region) => $"{Hosts[0].TrimStart('*', '.')}.{region.Name}.vpce.{region.Partition.DnsSuffix}";
}
