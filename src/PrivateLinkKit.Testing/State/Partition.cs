namespace PrivateLinkKit.Testing.State;

/// <summary>A group of regions with accounts, ARNs and DNS names of its own.</summary>
/// <param name="Name">The second part of its ARNs, such as <c>aws-cn</c>.</param>
/// <param name="DnsSuffix">The end of its DNS names, such as <c>amazonaws.com.cn</c>.</param>
/// <param name="RegionPrefixes">Prefixes of its regions' names.</param>
/// <param name="EnabledRegions">The regions that every account has without opting in.</param>
internal sealed record Partition(string Name, string DnsSuffix, IReadOnlyList<string> RegionPrefixes, IReadOnlyList<string> EnabledRegions)
{
    /// <summary>All partitions; the first is the default for unknown regions.</summary>
    public static IReadOnlyList<Partition> All { get; } =
    [
        new("aws", "amazonaws.com", [],
        [
            "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1",
            "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
        ]),
        new("aws-cn", "amazonaws.com.cn", ["cn-"], ["cn-north-1", "cn-northwest-1"]),
        new("aws-us-gov", "amazonaws.com", ["us-gov-"], ["us-gov-east-1", "us-gov-west-1"]),
        new("aws-iso", "c2s.ic.gov", ["us-iso-"], ["us-iso-east-1", "us-iso-west-1"]),
        new("aws-iso-b", "sc2s.sgov.gov", ["us-isob-"], ["us-isob-east-1", "us-isob-west-1"]),
        new("aws-iso-e", "cloud.adc-e.uk", ["eu-isoe-"], ["eu-isoe-west-1"]),
        new("aws-iso-f", "csp.hci.ic.gov", ["us-isof-"], ["us-isof-east-1", "us-isof-south-1"]),
        new("aws-eusc", "amazonaws.eu", ["eusc-"], ["eusc-de-east-1"]),
    ];

    /// <summary>The reversed DNS suffix, with which the names of endpoint services begin.</summary>
    public string ServiceNamePrefix { get; } = string.Join('.', DnsSuffix.Split('.').Reverse());

    /// <summary>The name that stands for its region in the state of services without regions.</summary>
    public string GlobalName { get; } = $"{RegionPrefixes.FirstOrDefault("")}global";

    /// <summary>The region in which services without regions answer those that have them.</summary>
    public string GlobalServicesRegion => Name switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-northwest-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => EnabledRegions[0],
    };

    public static Partition Of(string region) =>
        All.FirstOrDefault(partition => partition.RegionPrefixes.Any(prefix => region.StartsWith(prefix, StringComparison.Ordinal))) ?? All[0];

    public string Arn(string service, string region, string account, string resource) => $"arn:{Name}:{service}:{region}:{account}:{resource}";

    public string IamArn(string account, string resource) => Arn("iam", "", account, resource);
}
