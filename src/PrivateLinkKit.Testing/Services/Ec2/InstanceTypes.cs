using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Instance types that tests use, with the details that tools read. Any type can be run.</summary>
internal static partial class InstanceTypes
{
    private const string UpTo5 = "Up to 5 Gigabit";
    private const string UpTo10 = "Up to 10 Gigabit";
    private const string UpTo12 = "Up to 12.5 Gigabit";

    private static readonly InstanceTypeInfo[] Catalogue =
    [
        Nitro("c5.large", 2, 4096, UpTo10, interfaces: 3, addresses: 10),
        Nitro("c6i.large", 2, 4096, UpTo12, interfaces: 3, addresses: 10),
        Xen("m1.small", 1, 1740, "Low", interfaces: 2, addresses: 4) with { CurrentGeneration = false },
        Nitro("m5.large", 2, 8192, UpTo10, interfaces: 3, addresses: 10),
        Nitro("m5.xlarge", 4, 16384, UpTo10, interfaces: 4, addresses: 15),
        Nitro("m6i.large", 2, 8192, UpTo12, interfaces: 3, addresses: 10),
        Nitro("m7g.large", 2, 8192, UpTo12, interfaces: 3, addresses: 10, "arm64"),
        Nitro("r5.large", 2, 16384, UpTo10, interfaces: 3, addresses: 10),
        Xen("t2.micro", 1, 1024, "Low to Moderate", interfaces: 2, addresses: 2) with { FreeTierEligible = true, BurstablePerformanceSupported = true },
        Nitro("t3.large", 2, 8192, UpTo5, interfaces: 3, addresses: 12) with { BurstablePerformanceSupported = true },
        Nitro("t3.medium", 2, 4096, UpTo5, interfaces: 3, addresses: 6) with { BurstablePerformanceSupported = true },
        Nitro("t3.micro", 2, 1024, UpTo5, interfaces: 2, addresses: 2) with { BurstablePerformanceSupported = true, FreeTierEligible = true },
        Nitro("t3.nano", 2, 512, UpTo5, interfaces: 2, addresses: 2) with { BurstablePerformanceSupported = true },
        Nitro("t3.small", 2, 2048, UpTo5, interfaces: 3, addresses: 4) with { BurstablePerformanceSupported = true },
        Nitro("t4g.micro", 2, 1024, UpTo5, interfaces: 2, addresses: 2, "arm64") with { BurstablePerformanceSupported = true },
        Nitro("t4g.small", 2, 2048, UpTo5, interfaces: 3, addresses: 4, "arm64") with { BurstablePerformanceSupported = true },
    ];

    /// <summary>Returns the architecture of a type; that of an unknown one follows from its name.</summary>
    public static string ArchitectureOf(string type) => Array.Find(Catalogue, known => known.InstanceType == type) is { } known
        ? known.ProcessorInfo!.SupportedArchitectures![^1]
        : Graviton().IsMatch(type) ? MachineImages.Arm : MachineImages.X86;

    /// <summary>Returns vCPUs, memory in MiB and the number of network interfaces of a type; an unknown one counts as a <c>t3.medium</c>.</summary>
    public static (int Cpus, int Memory, int Interfaces) SizeOf(string type)
    {
        var known = Array.Find(Catalogue, one => one.InstanceType == type) ?? Array.Find(Catalogue, one => one.InstanceType == "t3.medium")!;
        return (known.VCpuInfo!.DefaultVCpus!.Value, (int)known.MemoryInfo!.SizeInMiB!.Value, known.NetworkInfo!.MaximumNetworkInterfaces!.Value);
    }

    /// <summary>Refuses a known image of another architecture than the type's.</summary>
    public static void CheckArchitecture(string type, Image image)
    {
        if (image.Public is true && ArchitectureOf(type) is var own && image.Architecture != own)
        {
            throw Ec2Errors.InvalidValue(
                $"The architecture '{own}' of the specified instance type does not match the architecture '{image.Architecture}' of the specified AMI. "
                + "Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or "
                + "'describe-images' to discover the architecture of the instance type or AMI.");
        }
    }

    /// <summary>Refuses to change an instance to a type of another architecture.</summary>
    public static string CheckedFor(Instance instance, string type) => ArchitectureOf(type) is var own && own == instance.Architecture
        ? type
        : throw Ec2Errors.InvalidValue(
            $"The instance type '{type}' has the architecture '{own}', the instance '{instance.InstanceId}' has '{instance.Architecture}'.");

    internal static readonly Filters<InstanceTypeInfo> TypeFilters = new(Ec2Operations.DescribeInstanceTypes)
    {
        { "auto-recovery-supported", type => type.AutoRecoverySupported },
        { "bare-metal", type => type.BareMetal },
        { "burstable-performance-supported", type => type.BurstablePerformanceSupported },
        { "current-generation", type => type.CurrentGeneration },
        { "dedicated-hosts-supported", type => type.DedicatedHostsSupported },
        { "free-tier-eligible", type => type.FreeTierEligible },
        { "hibernation-supported", type => type.HibernationSupported },
        { "hypervisor", type => type.Hypervisor },
        { "instance-storage-supported", type => type.InstanceStorageSupported },
        { "instance-type", type => type.InstanceType },
        { "memory-info.size-in-mib", type => FilterText.Of(type.MemoryInfo!.SizeInMiB) },
        { "network-info.ipv4-addresses-per-interface", type => FilterText.Of(type.NetworkInfo!.Ipv4AddressesPerInterface) },
        { "network-info.ipv6-supported", type => type.NetworkInfo!.Ipv6Supported },
        { "network-info.maximum-network-interfaces", type => FilterText.Of(type.NetworkInfo!.MaximumNetworkInterfaces) },
        { "network-info.network-performance", type => type.NetworkInfo!.NetworkPerformance },
        { "processor-info.supported-architecture", type => type.ProcessorInfo!.SupportedArchitectures },
        { "supported-root-device-type", type => type.SupportedRootDeviceTypes },
        { "supported-usage-class", type => type.SupportedUsageClasses },
        { "supported-virtualization-type", type => type.SupportedVirtualizationTypes },
        { "vcpu-info.default-vcpus", type => FilterText.Of(type.VCpuInfo!.DefaultVCpus) },
    };

    internal static readonly Filters<InstanceTypeOffering> OfferingFilters = new(Ec2Operations.DescribeInstanceTypeOfferings)
    {
        { "instance-type", offering => offering.InstanceType },
        { "location", offering => offering.Location },
    };

    public static DescribeInstanceTypesResult Describe(ServiceCall call, DescribeInstanceTypesRequest request)
    {
        var page = Listing.Of(Catalogue)
            .WithIds(request.InstanceTypes, type => type.InstanceType!, Ec2Errors.InstanceTypeNotFound)
            .Where(TypeFilters, request.Filters)
            .Page(request.MaxResults, request.NextToken, limit: 100);
        return new() { InstanceTypes = page.Rows, NextToken = page.NextToken };
    }

    public static DescribeInstanceTypeOfferingsResult DescribeOfferings(ServiceCall call, DescribeInstanceTypeOfferingsRequest request)
    {
        var kind = request.LocationType ?? "region";
        IEnumerable<string> locations = kind switch
        {
            "region" => [call.Region.Name],
            "availability-zone" => call.Region.Zones.Select(zone => zone.Name),
            "availability-zone-id" => call.Region.Zones.Select(zone => zone.Id),
            _ => [],
        };
        var offerings = Catalogue.SelectMany(_ => locations, (type, location) => new InstanceTypeOffering
        {
            InstanceType = type.InstanceType,
            LocationType = kind,
            Location = location,
        });
        var page = Listing.Of(offerings).Where(OfferingFilters, request.Filters).Page(request.MaxResults, request.NextToken);
        return new() { InstanceTypeOfferings = page.Rows, NextToken = page.NextToken };
    }

    private static InstanceTypeInfo Nitro(
        string name, int cpus, int mebibytes, string performance, int interfaces, int addresses, string architecture = "x86_64") =>
        Type(name, cpus, mebibytes, performance, interfaces, addresses, [architecture]) with { Hypervisor = "nitro" };

    private static InstanceTypeInfo Xen(string name, int cpus, int mebibytes, string performance, int interfaces, int addresses) =>
        Type(name, cpus, mebibytes, performance, interfaces, addresses, ["i386", "x86_64"]) with { Hypervisor = "xen" };

    private static InstanceTypeInfo Type(
        string name, int cpus, int mebibytes, string performance, int interfaces, int addresses, IReadOnlyList<string> architectures) => new()
        {
            InstanceType = name,
            CurrentGeneration = true,
            FreeTierEligible = false,
            SupportedUsageClasses = ["on-demand", "spot"],
            SupportedRootDeviceTypes = ["ebs"],
            SupportedVirtualizationTypes = ["hvm"],
            BareMetal = false,
            ProcessorInfo = new() { SupportedArchitectures = architectures },
            VCpuInfo = new() { DefaultVCpus = cpus },
            MemoryInfo = new() { SizeInMiB = mebibytes },
            InstanceStorageSupported = false,
            NetworkInfo = new()
            {
                NetworkPerformance = performance,
                MaximumNetworkInterfaces = interfaces,
                Ipv4AddressesPerInterface = addresses,
                Ipv6Supported = true,
            },
            HibernationSupported = false,
            BurstablePerformanceSupported = false,
            DedicatedHostsSupported = false,
            AutoRecoverySupported = true,
        };

    // As in t4g.small, c6gn.large and im4gn.large.
    [GeneratedRegex(@"^(a1|[a-z]+\d+g[a-z]*)\.")]
    private static partial Regex Graviton();
}
