using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator;

/// <summary>Departures of the official .NET SDK from the service models, as its customisation files have them.</summary>
internal static class DotNetSdk
{
    /// <summary>Operations with a paginator in the SDK.</summary>
    public static IReadOnlySet<string> Paginated { get; } = new HashSet<string>
    {
        "DescribeInternetGateways", "DescribeNatGateways", "DescribeNetworkInterfaces", "DescribeRouteTables", "DescribeSecurityGroups",
        "DescribeSecurityGroupRules", "DescribeSubnets", "DescribeTags", "DescribeVpcs", "DescribeVpcEndpoints", "DescribeVpcEndpointConnections",
        "DescribeVpcEndpointConnectionNotifications", "DescribeVpcEndpointServiceConfigurations", "DescribeVpcEndpointServicePermissions",
        "DescribeLoadBalancers", "DescribeTargetGroups", "DescribeListeners", "DescribeRules",
        "ListClusters", "ListTaskDefinitions", "ListServices", "ListTasks",
        "ListDeadLetterSourceQueues", "ListQueues", "ListAliases", "ListGrants", "ListAccountRoles", "ListAccounts",
    };

    /// <summary>Names of members that would equal the name of their class, by class.</summary>
    private static readonly Dictionary<string, string> Clashes = new()
    {
        ["PrefixListId"] = "Id",
        ["CidrBlock"] = "Cidr",
        ["InstanceStatus"] = "Status",
        ["AdjustmentType"] = "Type",
        ["DomainName"] = "Name",
    };

    public static string Property(Structure owner, Member member)
    {
        var (type, name) = (Naming.Upper(owner.Name), Naming.Upper(member.Name));
        return name != type ? name : Clashes.GetValueOrDefault(type, "Value");
    }
}
