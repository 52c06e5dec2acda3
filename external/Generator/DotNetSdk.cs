using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator;

/// <summary>Where the official .NET SDK departs from the service models (its customisation files, read in its repository).</summary>
internal static class DotNetSdk
{
    /// <summary>The lists the SDK has a paginator for.</summary>
    public static IReadOnlySet<string> Paginated { get; } = new HashSet<string>
    {
        "DescribeInternetGateways", "DescribeNatGateways", "DescribeNetworkInterfaces", "DescribeRouteTables", "DescribeSecurityGroups",
        "DescribeSecurityGroupRules", "DescribeSubnets", "DescribeTags", "DescribeVpcs", "DescribeVpcEndpoints", "DescribeVpcEndpointConnections",
        "DescribeVpcEndpointConnectionNotifications", "DescribeVpcEndpointServiceConfigurations", "DescribeVpcEndpointServicePermissions",
        "DescribeLoadBalancers", "DescribeTargetGroups", "DescribeListeners", "DescribeRules",
        "ListClusters", "ListTaskDefinitions", "ListServices", "ListTasks",
    };

    /// <summary>Members whose name would be that of their own class: also the emulator's records need these.</summary>
    private static readonly Dictionary<string, string> Clashes = new()
    {
        ["PrefixListId.PrefixListId"] = "Id",
        ["CidrBlock.CidrBlock"] = "Cidr",
        ["Ipv6CidrBlock.Ipv6CidrBlock"] = "Value",
        ["InstanceStatus.InstanceStatus"] = "Status",
    };

    private static readonly Dictionary<string, string> Renamed = new(Clashes) { ["IpPermission.IpRanges"] = "Ipv4Ranges" };

    private static readonly HashSet<string> FlatRuleMembers = ["SourceSecurityGroupName", "SourceSecurityGroupOwnerId", "IpProtocol", "FromPort", "ToPort", "CidrIp"];

    private static readonly HashSet<string> FlatRuleRequests =
    [
        "AuthorizeSecurityGroupIngressRequest", "AuthorizeSecurityGroupEgressRequest", "RevokeSecurityGroupIngressRequest", "RevokeSecurityGroupEgressRequest",
    ];

    /// <summary>Wrapper structures that the client shows as the value they wrap.</summary>
    public static IReadOnlyDictionary<string, string> Unwrapped { get; } = new Dictionary<string, string> { ["AttributeBooleanValue"] = "Value" };

    /// <summary>EC2 operations that may be called without a request.</summary>
    public static IReadOnlySet<string> NoArgument { get; } = new HashSet<string>
    {
        "AllocateAddress", "CreateInternetGateway", "DescribeAddresses", "DescribeAvailabilityZones", "DescribeInternetGateways", "DescribeNetworkInterfaces",
        "DescribeRouteTables", "DescribeSecurityGroups", "DescribeSubnets", "DescribeTags", "DescribeVpcs",
    };

    /// <summary>EC2 constructors with parameters, by class: the properties they set, in order. Those of Tag and Filter may be called with a shorter list.</summary>
    public static IReadOnlyDictionary<string, string[]> Constructors { get; } = new Dictionary<string, string[]>
    {
        ["Tag"] = ["Key", "Value"],
        ["Filter"] = ["Name", "Values"],
        ["CreateTagsRequest"] = ["Resources", "Tags"],
        ["DeleteTagsRequest"] = ["Resources"],
        ["DescribeTagsRequest"] = ["Filters"],
        ["CreateVpcRequest"] = ["CidrBlock"],
        ["DeleteVpcRequest"] = ["VpcId"],
        ["CreateSubnetRequest"] = ["VpcId", "CidrBlock"],
        ["DeleteSubnetRequest"] = ["SubnetId"],
        ["CreateSecurityGroupRequest"] = ["GroupName", "Description"],
        ["DeleteSecurityGroupRequest"] = ["GroupName"],
        ["AuthorizeSecurityGroupIngressRequest"] = ["GroupName", "IpPermissions"],
        ["RevokeSecurityGroupIngressRequest"] = ["GroupName", "IpPermissions"],
        ["ReleaseAddressRequest"] = ["PublicIp"],
    };

    public static string Property(Structure owner, Member member) => Name(Renamed, owner, member);

    public static string EmulatorProperty(Structure owner, Member member) => Name(Clashes, owner, member);

    public static bool Leaves(Structure owner, Member member) =>
        (FlatRuleRequests.Contains(owner.Name) && FlatRuleMembers.Contains(member.Name)) || (owner.Name == "ModifyVpcEndpointResult" && member.Name == "Return");

    private static string Name(Dictionary<string, string> names, Structure owner, Member member) =>
        names.GetValueOrDefault($"{owner.Name}.{member.Name}", Naming.Upper(member.Name));
}
