using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator;

/// <summary>Departures of the official .NET SDK from the service models, as its customisation files have them.</summary>
internal static class DotNetSdk
{
    /// <summary>Operations that the SDK has a paginator for.</summary>
    public static IReadOnlySet<string> Paginated { get; } = new HashSet<string>
    {
        "DescribeInternetGateways", "DescribeNatGateways", "DescribeNetworkInterfaces", "DescribeRouteTables", "DescribeSecurityGroups",
        "DescribeSecurityGroupRules", "DescribeSubnets", "DescribeTags", "DescribeVpcs", "DescribeVpcEndpoints", "DescribeVpcEndpointConnections",
        "DescribeVpcEndpointConnectionNotifications", "DescribeVpcEndpointServiceConfigurations", "DescribeVpcEndpointServicePermissions",
        "DescribeLoadBalancers", "DescribeTargetGroups", "DescribeListeners", "DescribeRules",
        "ListClusters", "ListTaskDefinitions", "ListServices", "ListTasks",
        "ListDeadLetterSourceQueues", "ListQueues", "ListAliases", "ListGrants", "ListAccountRoles", "ListAccounts",
    };

    /// <summary>Members that C# cannot name after their own class, with the name that the SDK, or the emulator's record, gives them.</summary>
    private static readonly Dictionary<string, string> Clashes = new()
    {
        ["PrefixListId.PrefixListId"] = "Id",
        ["CidrBlock.CidrBlock"] = "Cidr",
        ["Ipv6CidrBlock.Ipv6CidrBlock"] = "Value",
        ["InstanceStatus.InstanceStatus"] = "Status",
        ["AdjustmentType.AdjustmentType"] = "Type",
        ["DomainName.DomainName"] = "Name",
    };

    public static string Property(Structure owner, Member member) =>
        Clashes.GetValueOrDefault($"{Naming.Upper(owner.Name)}.{Naming.Upper(member.Name)}", Naming.Upper(member.Name)) is var name && name == Naming.Upper(owner.Name)
            ? "Value"
            : name;
}
